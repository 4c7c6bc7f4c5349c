import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/store/run';
import type { FlowKind, Scene } from '../../../src/store/scene';
import { formatNumber, formatProbability } from '../../../src/ui/format';
import { isMuchChanged, scaleFlows } from '../../../src/views/unrolled/backward';
import { describeChangedGradient, describeChangedGuess } from '../../../src/views/unrolled/changed.describe';
import { normOf, thicknessOf } from '../../../src/views/unrolled/norms';
import { probabilityBefore, scoreBefore, scoreOf } from '../../../src/views/unrolled/predictions';
import { describeFlow, tabulateGraph } from '../../../src/views/unrolled/unrolled.describe';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { engineAnswer } from '../engineAnswer';

const kinds: readonly FlowKind[] = ['cost', 'output', 'time'];
const shut = { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 4, to: 4, value: 0 } as const;
const plain = engineAnswer();
const changed = engineAnswer({ scene: { clamps: [shut] } });

function arrows(answer: Answer, strips: Scene['strips'] = 'change') {
  const scene = { ...answer.scene, direction: 'backward', strips } as const;
  return layoutUnrolled({ answer, scene, widthPx: 1200, heightPx: 400, kinds: new Set(kinds) }).flows;
}

describe('backward arrows of a network in which something was changed', () => {
  it('know the norm that they had, which is that of the run in which nothing was', () => {
    const [now, before] = [arrows(changed), arrows(plain)];
    expect(now).toHaveLength(before.length);
    now.forEach(({ key, former }, index) => {
      expect(key).toBe(before[index]?.key);
      expect(former).toBe(before[index]?.norm);
    });
    expect(before.every(({ former, before: ghost }) => former === null && ghost === null)).toBe(true);
  });

  it('show what they were where that was more than twice as much or as little, on the scale of all', () => {
    const scale = scaleFlows(changed);
    const ghosts = arrows(changed).filter(({ before }) => before);
    const lost = ghosts.find(({ state, step }) => state === 'c' && step === 4);
    expect(lost, 'a shut forget gate sends nothing back along c').toMatchObject({ norm: 0, before: { isWider: true } });
    for (const { norm, former, before } of ghosts) {
      expect(isMuchChanged(norm, former ?? norm)).toBe(true);
      expect(before).toEqual({ thicknessPx: thicknessOf(scale.share(former ?? 0)), isWider: (former ?? 0) > norm });
    }
    expect(arrows(changed).filter(({ norm, former }) => isMuchChanged(norm, former ?? norm))).toHaveLength(ghosts.length);
    expect(arrows(changed, 'values').some(({ before }) => before)).toBe(false);
  });

  it.each([
    [0, 0, false],
    [0, 1, true],
    [1, 0, true],
    [1, 1.9, false],
    [1, 2.1, true],
    [2.1, 1, true],
  ])('count a norm of %d that was %d as much changed: %s', (norm, former, expected) => {
    expect(isMuchChanged(norm, former)).toBe(expected);
  });

  it('are read out with what they were, and stand in the table beside it', () => {
    const flow = arrows(changed).find(({ state, step }) => state === 'c' && step === 4);
    if (!flow) throw new RangeError('There is an arrow along c.');
    expect(describeFlow(changed, flow, 'pytorch')).toMatch(new RegExp(`: length 0, was ${formatNumber(flow.former ?? Number.NaN)}$`));
    const scene = { ...changed.scene, direction: 'backward', strips: 'change' } as const;
    const { columns, rows } = tabulateGraph(changed, scene);
    expect(columns.slice(2, 4)).toEqual(['loss', 'loss before']);
    const at = columns.indexOf('sent back along c before');
    expect(rows[4]?.slice(at - 1, at + 1)).toEqual(['0', formatNumber(plain.flows[0]?.c?.[4] ?? Number.NaN)]);
    expect(rows[5]?.[3]).toBe(formatNumber(plain.losses.data[5] ?? Number.NaN));
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(tabulateGraph(changed, { ...scene, strips: 'values' }).columns).not.toContain('loss before');
  });
});

describe('words beside a graph in which something was changed', () => {
  it('say what the guess and the losses were without it', () => {
    const words = describeChangedGuess(changed, 5) ?? '';
    expect(words).toMatch(/^Without the clamp /);
    const [now, before] = [scoreOf(changed), scoreBefore(changed)];
    expect(words).toContain(
      `The loss is at this step ${formatNumber(changed.losses.data[5] ?? 0)}, was ${formatNumber(plain.losses.data[5] ?? 0)}; in the mean ${formatNumber(now.loss)}, was ${formatNumber(before?.loss ?? 0)}.`,
    );
    expect(before).toEqual(scoreOf(plain));
    expect(describeChangedGuess(changed, 1)).toContain('exactly as likely. The loss is at this step ');
    expect(describeChangedGuess(changed, 1)).toContain(', as before; in the mean');
    expect(describeChangedGuess(plain, 5)).toBeNull();
  });

  it('name the other guess with both probabilities where the change made one', () => {
    const wild = engineAnswer({ scene: { gain: 4 }, spread: 1.5 });
    const told = wild.columns.map((_, step) => describeChangedGuess(wild, step) ?? '');
    const [step, words] = [...told.entries()].find(([, each]) => each.includes('the likeliest is')) ?? [0, ''];
    const output = Array.from(wild.values.output?.data.subarray(step * wild.vocabulary.length, (step + 1) * wild.vocabulary.length) ?? []);
    const best = output.indexOf(Math.max(...output));
    expect(words).toContain(` has ${formatProbability(probabilityBefore(wild, step, best) ?? Number.NaN)}. `);
  });

  it('say backward what the cost and the gradient in view were', () => {
    const norm = ({ gradients }: Answer) => normOf(gradients.layers[0]?.quantities.h?.data.subarray(10, 15) ?? []);
    expect(describeChangedGradient(changed, { step: 2, layer: 1 })).toBe(
      `What the clamp did: the cost is ${formatNumber(changed.loss)}, was ${formatNumber(plain.loss)}; the gradient of the hidden state at step 2 has length ${formatNumber(norm(changed))}, was ${formatNumber(norm(plain))}.`,
    );
    expect(describeChangedGradient(plain, { step: 2, layer: 1 })).toBeNull();
  });
});
