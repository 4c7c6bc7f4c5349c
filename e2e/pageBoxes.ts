import type { Page } from './fixtures';

/** A rectangle on the screen, in its pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line of text, or something that is pressed. */
export interface PageBox {
  readonly words: string;
  readonly kind: 'text' | 'control' | 'handle';
  /** Of a text: from the top of the tallest glyph to the bottom of the deepest. */
  readonly box: Rect;
  /** What cuts it off: the part of the page that it can be seen in, by scrolling or not. */
  readonly room: Rect;
  /** The nearest thing around it that scrolls: only what scrolls together can lie on each other for good. */
  readonly scroller: number;
  /** The control or label that it is a part of. */
  readonly owner: number;
  /** Of a text: the size of its type on the screen; of sub- and superscripts, of the letters they stand beside. */
  readonly typePx: number;
  /** Whether it is a part of a drawing that fills a room of its own, below its controls and words. */
  readonly isInRoom: boolean;
}

export interface PageBoxes {
  readonly boxes: readonly PageBox[];
  readonly marks: number;
  readonly figure: Rect | null;
  readonly isWaiting: boolean;
  /** How far the page is larger than the window. */
  readonly tooWidePx: number;
  readonly tooTallPx: number;
  readonly notices: readonly string[];
  readonly rooms: readonly Rect[];
}

/** Where every line of text and every control of the page is, as it is drawn. */
export async function readBoxes(page: Page): Promise<PageBoxes> {
  // Handed over as one string: thousands of numbers would be wrapped one by one.
  const written = await page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    let latestFont = '';
    const plain = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
    const numbers = new Map<Element, number>();
    const numberOf = (element: Element | null): number => {
      if (!element) return -1;
      const known = numbers.get(element) ?? numbers.size;
      numbers.set(element, known);
      return known;
    };
    /** What an element leaves visible of what is in it, and the nearest thing around it that scrolls. */
    interface Around {
      readonly room: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
      readonly scroller: Element | null;
      /** Only for those who listen. */
      readonly isUnseen: boolean;
    }
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    const whole = { left: -scrollX, top: -scrollY, right: scrollWidth - scrollX, bottom: scrollHeight - scrollY };
    const arounds = new Map<Element, Around>();
    const aroundOf = (element: Element | null): Around => {
      if (!element || element === document.documentElement) return { room: whole, scroller: null, isUnseen: false };
      const known = arounds.get(element);
      if (known) return known;
      const outer = aroundOf(element.parentElement);
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const scrolls = [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
      const { left, top, right, bottom } = scrolls ? { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 } : outer.room;
      const cutsX = overflowX === 'hidden' || overflowX === 'clip';
      const cutsY = overflowY === 'hidden' || overflowY === 'clip';
      const room = {
        left: cutsX ? Math.max(left, box.left) : left,
        right: cutsX ? Math.min(right, box.right) : right,
        top: cutsY ? Math.max(top, box.top) : top,
        bottom: cutsY ? Math.min(bottom, box.bottom) : bottom,
      };
      const around = { room, scroller: scrolls ? element : outer.scroller, isUnseen: outer.isUnseen || clipPath === 'inset(50%)' };
      arounds.set(element, around);
      return around;
    };
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('dialog, [popover]') &&
      !aroundOf(element).isUnseen;
    const rooms = '.gradient-room';
    const controls = 'button, select, input:not([type="radio"], [type="range"]), [role="tab"]';
    const boxOf = (kind: 'text' | 'control' | 'handle', element: Element, words: string, box: Around['room'], typePx: number) => {
      const { room, scroller } = aroundOf(kind === 'text' ? element : element.parentElement);
      return {
        words,
        kind,
        box,
        room,
        scroller: numberOf(scroller),
        owner: numberOf(element.closest(`.select, ${controls}, label, svg text`)),
        typePx,
        isInRoom: element.closest(rooms) !== null,
      };
    };
    const scripts = 'sub, sup, :is(msub, msup, msubsup, mover) > :not(:first-child)';
    /** Scripts in a drawing are shrunk by hand: theirs is the size of the label as a whole. */
    const baseOf = (element: Element) => element.closest('svg text') ?? element.closest(scripts)?.parentElement ?? element;
    const inkOf = (element: Element, words: string, line: DOMRect) => {
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      if (!pen) return { box: plain(line), typePx: 0 };
      const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      // A canvas reads its font anew however often it is told the same.
      if (font !== latestFont) pen.font = latestFont = font;
      const size = pen.measureText(words);
      const tall = size.fontBoundingBoxAscent + size.fontBoundingBoxDescent;
      // Not from the matrix to the screen, in which Firefox leaves out what the page is scaled by.
      const scaled = element.closest('.figure-scale')?.getBoundingClientRect();
      const scale = scaled ? scaled.width / (element.closest<HTMLElement>('.figure-scale')?.offsetWidth ?? scaled.width) : 1;
      const middle = (line.top + line.bottom) / 2;
      const baseline = middle - (tall / 2 - size.fontBoundingBoxAscent) * scale;
      return {
        box: {
          left: line.left,
          right: line.right,
          top: baseline - size.actualBoundingBoxAscent * scale,
          bottom: baseline + size.actualBoundingBoxDescent * scale,
        },
        typePx: Number.parseFloat(getComputedStyle(baseOf(element)).fontSize) * scale,
      };
    };
    const lineOf = (element: Element, words: string, line: DOMRect) => {
      const { box, typePx } = inkOf(element, words, line);
      return boxOf('text', element, words.trim(), box, typePx);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines = [];
    const range = document.createRange();
    while (texts.nextNode()) {
      const { parentElement: parent, textContent } = texts.currentNode;
      const words = textContent ?? '';
      if (!parent || words.trim() === '' || parent.closest('option, script, style, noscript, title') || !isShown(parent)) continue;
      range.selectNodeContents(texts.currentNode);
      for (const line of range.getClientRects()) if (line.width > 0.5) lines.push(lineOf(parent, words, line));
    }
    const pressed = [...document.querySelectorAll(controls)]
      .filter(isShown)
      .map((element) =>
        boxOf(
          'control',
          element,
          element.getAttribute('aria-label') ?? element.textContent ?? '',
          plain(element.getBoundingClientRect()),
          0,
        ),
      );
    const handles = [...document.querySelectorAll('.unrolled-cut-handle, .unrolled-tick')]
      .filter(isShown)
      .map((element) => boxOf('handle', element, element.getAttribute('class') ?? '', plain(element.getBoundingClientRect()), 0));
    const figure = document.querySelector('.stage-figure');
    return JSON.stringify({
      boxes: [...lines, ...pressed, ...handles],
      marks: [...(figure?.querySelectorAll('svg path, svg rect') ?? [])].filter(isShown).length,
      figure: figure ? plain(figure.getBoundingClientRect()) : null,
      isWaiting: [...document.querySelectorAll('.stage-skeleton, .gradient-waiting, .batch-waiting')].some(isShown),
      tooWidePx: scrollWidth - clientWidth,
      tooTallPx: scrollHeight - clientHeight,
      rooms: [...document.querySelectorAll(rooms)].map((element) => plain(element.getBoundingClientRect())),
      notices: [...document.querySelectorAll('.notice')].map(({ textContent }) => textContent ?? ''),
    } satisfies PageBoxes);
  });
  return JSON.parse(written) as PageBoxes;
}
