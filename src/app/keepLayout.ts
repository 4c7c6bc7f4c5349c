/**
 * React puts out of sight with `display: none !important`, and the browser then forgets how all of it was styled and laid out. Of important
 * rules those of the inner tree win (CSS Cascading Level 5, section 6.1), so that an element's own shadow tree can have its contents skipped
 * instead, as they are. A browser that cannot skip contents keeps React's rule.
 */
const rules = `
  @supports (content-visibility: hidden) {
    :host { display: block !important; }
    :host([style*="none"]) { content-visibility: hidden; position: absolute; inset: 0 0 auto; }
  }`;

let sheet: CSSStyleSheet | null = null;

function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
  }
  return sheet;
}

/** Contents that React puts out of sight keep their layout: to show them again is to lay out no more than what changed. */
export function keepLayout(room: HTMLElement | null): void {
  if (!room || room.shadowRoot) return;
  const shadow = room.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [styleSheet()];
  shadow.append(document.createElement('slot'));
}
