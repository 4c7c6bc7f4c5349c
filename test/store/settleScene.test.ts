import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskNames, taskOf } from '../../src/data/tasks';
import { parameters } from '../../src/engine/parameters';
import { chooseTask } from '../../src/store/chooseTask';
import { limits } from '../../src/store/limits';
import { quantitiesOf, specOf } from '../../src/store/modelSpec';
import { defaultScene } from '../../src/store/scene';
import { countSteps, settleScene } from '../../src/store/settleScene';
import { arbitraryScene, arbitraryTaskScene } from './arbitraryScene';

describe('settling a scene', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(arbitraryScene(), (scene) => {
        expect(settleScene(scene)).toEqual(scene);
      }),
      { seed: 20260111, numRuns: 300 },
    );
  });

  it('leaves nothing that the network of another task has not, whichever is chosen in whatever scene', () => {
    fc.assert(
      fc.property(arbitraryTaskScene(), fc.constantFrom(...taskNames), (before, name) => {
        const scene = settleScene({ ...before, ...chooseTask(before, name) });
        const { model, depth, step, layer, asked } = scene;
        const spec = specOf(model);
        expect(taskOf(model).name).toBe(name);
        expect(step).toBeLessThan(countSteps(scene));
        expect(layer).toBeLessThanOrEqual(model.sizes.length);
        expect(depth.kind === 'number' ? [...quantitiesOf(model.cell), 'x', 'logits', 'output'] : [depth.kind]).toContain(
          depth.kind === 'number' ? depth.quantity : depth.kind,
        );
        expect(asked?.token ?? 0).toBeLessThan(spec.head?.size ?? 0);
        const names = parameters(spec).map((tensor) => tensor.name);
        for (const { tensor } of scene.edits) expect(names).toContain(tensor);
        for (const { part } of scene.clamps) expect(part === 'encoder' || spec.decoder !== null).toBe(true);
      }),
      { seed: 20260112, numRuns: 300 },
    );
  });

  it('brings values that were set by hand back to what can be reckoned with', () => {
    const clamp = { part: 'encoder', layer: 1, quantity: 'h', unit: 0, from: 0, to: 3 } as const;
    const edit = { tensor: 'V', index: 0 } as const;
    const scene = settleScene({ ...defaultScene, clamps: [{ ...clamp, value: 1e108 }], edits: [{ ...edit, value: -1e300 }] });
    expect(scene.clamps).toEqual([{ ...clamp, value: limits.value }]);
    expect(scene.edits).toEqual([{ ...edit, value: -limits.value }]);
  });
});
