import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { taskNames } from '../../src/data/tasks';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { InteropError } from '../../src/interop/namedTensors';
import { readSequenceCase } from '../../src/interop/reference/sequenceCase';
import { frameworkTensors } from '../../src/interop/frameworkTensors';
import { largestCaseBytes, numbersOfCase } from '../../src/store/caseBytes';
import { inspectFile } from '../../src/store/inspectFile';
import { limits } from '../../src/store/limits';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import { Chance } from '../engine/chance';

/** A file of which nothing but its first bytes is there; reading more throws. */
function headOf(bytes: Uint8Array<ArrayBuffer>, size: number): Blob {
  const read = (from = 0, to = size): Blob => {
    if (to > Math.max(bytes.length, 200)) throw new Error('It was read as a whole.');
    return new Blob([bytes.slice(from, to)]);
  };
  return Object.defineProperties(new Blob(), {
    size: { value: size },
    slice: { value: read },
    arrayBuffer: { value: async () => read().arrayBuffer() },
  });
}

/** A network's file as PyTorch names it, with everything but the numbers. */
function fileOf(spec: ModelSpec, bytesEach: 4 | 8, extra: readonly { name: string; shape: number[]; count: number }[] = []): Blob {
  let end = 0;
  const entries = [...frameworkTensors(spec, 'pytorch'), ...extra].map(({ name, shape, count }) => {
    const begin = end;
    end += count * bytesEach;
    return [name, { dtype: bytesEach === 8 ? 'F64' : 'F32', shape, data_offsets: [begin, end] }];
  });
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const bytes = new Uint8Array(8 + header.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return headOf(bytes, bytes.length + end);
}

/** A network for a task, of the given layers. */
function networkOf(chance: Chance, sizes: readonly number[]): ModelSpec {
  return specOf({ task: chance.pick(taskNames), cell: chance.pick(cells), sizes, bias: chance.pick(['none', 'one', 'two'] as const) });
}

const inspecting = async (spec: ModelSpec, chance: Chance) => inspectFile(fileOf(spec, chance.pick([4, 8] as const)), 'names');
const seeds = Array.from({ length: 200 }, (_, seed) => new Chance(seed));
const beyond = `the stage is built for ${limits.layers} layers of at most ${limits.units} units`;

describe('a network, by the header of its file alone', () => {
  it('is let through whatever it is, within the limits', async () => {
    for (const chance of seeds) {
      const sizes = Array.from({ length: chance.integer(1, limits.layers) }, () => chance.pick([1, chance.integer(2, 255), limits.units]));
      await expect(inspecting(networkOf(chance, sizes), chance)).resolves.toBeUndefined();
    }
  });

  it('is refused with the limit and what it has, beyond them in units or in layers', async () => {
    for (const chance of seeds) {
      const isWide = chance.flag();
      const count = isWide ? chance.integer(1, limits.layers) : limits.layers + chance.integer(1, 4);
      const sizes = Array.from({ length: count }, () => chance.integer(1, limits.units));
      if (isWide) sizes[chance.integer(0, count - 1)] = limits.units + chance.pick([1, 256, 100_000]);
      const refused = inspecting(networkOf(chance, sizes), chance);
      await expect(refused).rejects.toThrow(InteropError);
      await expect(refused).rejects.toThrow(`It has layers of ${sizes.join(', ')} units; ${beyond}.`);
    }
  });

  it('of very many layers is refused in a short sentence', async () => {
    const spec = networkOf(
      new Chance(1),
      Array.from({ length: 500 }, () => 2),
    );
    await expect(inspecting(spec, new Chance(1))).rejects.toThrow('It has 500 layers of 2, 2, 2, 2, 2, 2, 2, 2, … units');
  });

  it('that fits no task is refused, however large its file', async () => {
    const layer: LayerSpec = { cell: 'lstm', size: 100_000, bias: 'two', peephole: false, forgetBias: 0 };
    const spec: ModelSpec = { ...specOf({ cell: 'lstm', sizes: [1], bias: 'two' }), input: { kind: 'dense', size: 11 }, layers: [layer] };
    await expect(inspecting(spec, new Chance(2))).rejects.toThrow('No task here is of that form');
  });

  it('with a tensor too many is refused', async () => {
    const file = fileOf(specOf({ cell: 'gruAfter', sizes: [4], bias: 'two' }), 8, [{ name: 'more', shape: [2], count: 2 }]);
    await expect(inspectFile(file, 'names')).rejects.toThrow('This model has no place for “more”');
  });
});

describe('a case, by its size alone', () => {
  const ofSize = (size: number) => headOf(new TextEncoder().encode('{"kind":'), size);

  it('is let through as long as the stage could show it, and refused beyond with the reason', async () => {
    const most = largestCaseBytes();
    await expect(inspectFile(ofSize(most), 'names')).resolves.toBeUndefined();
    const refused = inspectFile(ofSize(most + 1), 'names');
    await expect(refused).rejects.toThrow(`A case in JSON may have ${Math.ceil(most / 2 ** 20)} MB`);
    await expect(refused).rejects.toThrow(`${limits.characters} steps through ${limits.layers} layers of ${limits.units} units`);
  });

  it('holds as many numbers as are counted', () => {
    const fields = JSON.parse(readFileSync('test/reference/lstm-contributions.json', 'utf8')) as Record<string, unknown>;
    const { model, batch } = readSequenceCase(fields);
    const numbersIn = (value: unknown): number =>
      typeof value === 'number' ? 1 : Object.values(value ?? {}).reduce((sum: number, part) => sum + numbersIn(part), 0);
    const steps = numbersIn([fields.x, fields.output, fields.lossWeight, fields.gradHidden, fields.gradCell]);
    const tensors = [fields.params, fields.grads].flatMap((named) => Object.values(named ?? {}) as { data: unknown }[]);
    const told = steps + numbersIn(tensors.map(({ data }) => data));
    // This file leaves out the states at both ends, their gradients, and those of the inputs.
    const untold = 6 * (model.spec.layers[0]?.size ?? 0) + numbersIn(fields.x);
    expect(told + untold).toBe(numbersOfCase(model.spec, batch.steps));
  });
});

describe('what is no model', () => {
  it('is told by its first bytes what it is, however large', async () => {
    const archive = headOf(Uint8Array.from([0x50, 0x4b, 3, 4]), 2 ** 40);
    await expect(inspectFile(archive, 'names')).rejects.toThrow('It is a zip archive');
  });

  it('is no safetensors file where the header is damaged', async () => {
    const damaged = (length: bigint, size: number, text = '{}') => {
      const bytes = new Uint8Array(8 + text.length);
      new DataView(bytes.buffer).setBigUint64(0, length, true);
      bytes.set(new TextEncoder().encode(text), 8);
      return inspectFile(headOf(bytes, size), 'names');
    };
    await expect(damaged(1000n, 100)).rejects.toThrow('its header would be 1000 bytes long, but the file ends before that');
    await expect(damaged(-2n, 100)).rejects.toThrow('but the file ends before that');
    await expect(damaged(2n ** 21n, 2 ** 30)).rejects.toThrow('headers of up to 1048576 bytes are read');
    await expect(damaged(4n, 12, '{"a"')).rejects.toThrow('its header is no JSON');
  });
});
