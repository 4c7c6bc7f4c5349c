import { describe, expect, it } from 'vitest';
import { node, writeXml } from '../../../src/app/picture/xml';

describe('XML', () => {
  it('carries any text that a learner can type', () => {
    const typed = '<b>&"a\u0000\ud800';
    expect(writeXml(node('text', { id: typed }, [typed]))).toBe(
      '<text id="&lt;b&gt;&amp;&quot;a\ufffd\ufffd">&lt;b&gt;&amp;"a\ufffd\ufffd</text>',
    );
  });

  it('gives lengths to hundredths of a pixel and closes what is empty', () => {
    expect(writeXml(node('g', {}, [node('rect', { x: 1 / 3, y: 2 })]))).toBe('<g><rect x="0.33" y="2"/></g>');
  });
});
