import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Formula, TermLinksProvider } from '../../src/ui/Math';
import { mergeRuns, runsOf } from '../../src/ui/mathRuns';
import { apply, fraction, identifier, keyed, lineBreak, number, plainText, row, splitAtBreaks, sub, tilde } from '../../src/ui/mathTree';

const c = keyed('c', sub(identifier('C'), identifier('t')));
const equation = row(c, '=', row(identifier('f'), '⊙', tilde(identifier('C'))), lineBreak, '+', apply('tanh', number('2')));

describe('an expression', () => {
  it('reads as one line of plain text', () => {
    expect(plainText(equation)).toBe('C_t = f ⊙ C\u0303 + tanh(2)');
    expect(plainText(fraction(row('∂', identifier('L')), row('∂', identifier('h'))))).toBe('∂L/∂h');
  });

  it('goes on in the next line where it may break, inside brackets too, and nowhere else', () => {
    const pieces = splitAtBreaks(row(apply('σ', identifier('a'), lineBreak, '+', identifier('b'))));
    expect(pieces.map((nodes) => plainText(row(...nodes)))).toEqual(['σ(a', ' + b)']);
  });

  it('is drawn as native MathML', () => {
    const markup = renderToStaticMarkup(<Formula tree={row(c, '=', number('2'))} />);
    expect(markup).toContain('<math');
    expect(markup).toContain('<msub class="formula-term" data-key="c"><mi>C</mi><mi>t</mi></msub>');
    expect(markup).toContain('<mo form="infix">=</mo>');
  });

  it('says the whole of itself when it is drawn in pieces', () => {
    expect(renderToStaticMarkup(<Formula tree={equation} />)).toContain(`aria-label="${plainText(equation)}"`);
  });

  it('lights the terms that are lit', () => {
    const links = { isLit: (key: string) => key === 'c', onPoint: () => undefined };
    const markup = renderToStaticMarkup(
      <TermLinksProvider links={links}>
        <Formula tree={c} />
      </TermLinksProvider>,
    );
    expect(markup).toContain('formula-lit');
  });

  it('becomes runs of text for drawings: letters in italics, subscripts below', () => {
    expect(mergeRuns(runsOf(c))).toEqual([
      { text: 'C', level: 0, italic: true },
      { text: 't', level: -1, italic: true },
    ]);
  });
});
