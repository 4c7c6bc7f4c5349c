import type { Answer } from '../../store/run';
import { layerSpecAt } from '../../store/readAnswer';
import { type ColourScale, extentOf, type HueName } from '../../ui/colour';
import { valueSymbol } from '../../ui/notation';
import type { NotationName, ValueSign } from '../../ui/notationForm';
import { runsOf } from '../../ui/mathRuns';
import { endNumber } from '../../ui/legendEnds';

/** What the colours of a cell's values mean. */

const gates = new Set<ValueSign>(['f', 'i', 'o', 'z', 'r']);
const bounded = new Set<ValueSign>(['g', 'n', 'h', 'tanhC', 'rh', 'x']);

/** Gates from paper to their hue; signed values either side of paper, up to ±1 or, where they leave it, to the largest of the sequence. */
export function scaleOf(sign: ValueSign, answer: Answer, layerNumber: number): ColourScale {
  if (gates.has(sign)) return { kind: 'gate', hue: sign as HueName };
  const layer = layerSpecAt(answer.spec, layerNumber);
  const isBounded = bounded.has(sign) && (sign === 'x' || !(layer.cell === 'rnn' && layer.activation === 'relu'));
  const recorded = isBounded ? null : answer.values.layers[layerNumber - 1]?.quantities[sign as 'c'];
  return { kind: 'diverging', extent: extentOf(recorded?.data ?? [], 1) };
}

/** The high end of the signed scale: +1, and how far those values go that are coloured to another extent. */
export function signedEnd(signs: readonly ValueSign[], answer: Answer, layer: number, notation: NotationName): string {
  const others = [...new Set(signs)].flatMap((sign) => {
    const scale = scaleOf(sign, answer, layer);
    if (scale.kind === 'gate' || scale.extent === 1) return [];
    const letter = runsOf(valueSymbol(notation, sign))
      .filter(({ level }) => level === 0)
      .map(({ text }) => text)
      .join('');
    return [`${letter} to ±${endNumber(scale.extent)}`];
  });
  return ['+1', ...others].join('; ');
}
