import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import type { ModelSpec } from '../../src/engine/spec';
import { type CodeFramework, exportCode } from '../../src/interop/codeExport';
import type { CodeInputs } from '../../src/interop/codeModel';
import { frameworkTensors } from '../../src/interop/frameworkTensors';
import { readSafetensors } from '../../src/interop/safetensors';
import { writeWeights } from '../../src/interop/weights';
import { Chance } from '../engine/chance';
import { randomSpec } from '../engine/randomSpec';
import { bare, counting, gru, lstm, rnn } from './models';

const tokens: CodeInputs = { kind: 'tokens', tokens: [0, 13, 1] };
const names: ModelSpec = { ...bare(27, lstm(32)), input: { kind: 'oneHot', size: 27 }, head: { kind: 'softmax', size: 27, bias: true } };

function codeOf(spec: ModelSpec, framework: CodeFramework, inputs: CodeInputs = tokens): string {
  const decoderInputs = spec.decoder ? { decoderInputs: tokens } : {};
  return exportCode({ spec, title: 'Names', inputs, ...decoderInputs }, counting(countParameters(spec)), framework).program.text;
}

describe('the model as a PyTorch program', () => {
  it('makes the modules with their sizes and says the order of the blocks', () => {
    const code = codeOf(names, 'pytorch');
    expect(code).toContain('rnn = nn.LSTM(27, 32)');
    expect(code).toContain('head = nn.Linear(32, 27)');
    expect(code).toContain('are the blocks i, f, g, o, ');
    expect(code).toContain('y = torch.softmax(head(h), dim=-1)');
    expect(code).toContain('tokens = torch.tensor([0, 13, 1])');
  });

  it('says what is not PyTorch’s default', () => {
    expect(codeOf(bare(3, gru(4, 'none', true), gru(4, 'none', true)), 'pytorch')).toContain('nn.GRU(3, 4, num_layers=2, bias=False)');
    expect(codeOf(bare(3, { ...rnn(4), activation: 'relu' } as never), 'pytorch')).toContain("nn.RNN(3, 4, nonlinearity='relu')");
  });

  it('defines the cells that PyTorch lacks, and only where they are needed', () => {
    expect(codeOf(bare(3, lstm(4, 'one', true)), 'pytorch')).toMatch(/class PeepholeLSTM[^]*PeepholeLSTM\(3, 4\)/);
    expect(codeOf(bare(3, gru(4)), 'pytorch')).toMatch(/class ResetBeforeGRU[^]*ResetBeforeGRU\(3, 4\)/);
    expect(codeOf(names, 'pytorch')).not.toContain('class');
  });

  it('stacks layers that differ', () => {
    expect(codeOf(bare(3, lstm(4), gru(5, 'one', true)), 'pytorch')).toContain('Stack([nn.LSTM(3, 4), nn.GRU(4, 5)])');
  });
});

describe('the model as a Keras program', () => {
  it('fills every layer from the tensors of the file by name', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const spec = randomSpec(new Chance(seed), 5);
      const code = codeOf(spec, 'keras');
      expect(frameworkTensors(spec, 'keras').filter(({ name }) => !code.includes(`'${name}'`))).toEqual([]);
    }
  });

  it('makes the layers with their sizes and says the order of the blocks', () => {
    const code = codeOf(names, 'keras');
    expect(code).toContain('keras.layers.LSTM(32, return_sequences=True');
    expect(code).toContain('are the blocks i, f, c, o, 32 each');
    expect(code).toContain("keras.layers.Dense(27, activation='softmax')");
    expect(code).toContain("'layer1/kernel', 'layer1/recurrent_kernel', 'layer1/bias'");
  });

  it('always says where a GRU resets', () => {
    expect(codeOf(bare(3, gru(4, 'one', true)), 'keras')).toContain('keras.layers.GRU(4, reset_after=True');
    expect(codeOf(bare(3, gru(4)), 'keras')).toContain('keras.layers.GRU(4, reset_after=False');
  });

  it('defines the peephole cell where it is needed', () => {
    expect(codeOf(bare(3, lstm(4, 'none', true)), 'keras')).toMatch(/class PeepholeLSTMCell[^]*PeepholeLSTMCell\(4, use_bias=False\)/);
  });
});

describe.each(['pytorch', 'keras'] as const)('every %s program', (framework) => {
  it('names each tensor of the file beside it, which holds the weights to the last bit', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const chance = new Chance(seed);
      const spec = randomSpec(chance, 5);
      const weights = chance.numbers(countParameters(spec), -1, 1);
      const { program, weights: file } = exportCode({ spec, title: 'Any', inputs: tokens, decoderInputs: tokens }, weights, framework);
      const { tensors } = readSafetensors(file.bytes);
      expect([...tensors.keys()]).toEqual(frameworkTensors(spec, framework).map(({ name }) => name));
      expect(program.text).toContain(`load_file('${file.name}')`);
      expect(tensors).toEqual(writeWeights(spec, weights, framework));
    }
  });

  it('reads an absent input as zeros', () => {
    expect(codeOf(names, framework, { kind: 'tokens', tokens: [0, -1, 2] })).toContain('nothing was read');
    expect(codeOf(names, framework)).not.toContain('nothing was read');
  });

  it('prints every output, or the last one where only that counts', () => {
    expect(codeOf(names, framework)).toContain('steps = range(len(y))');
    expect(codeOf({ ...names, shape: 'manyToOne' }, framework)).toContain('steps = [len(y) - 1]');
  });

  it('takes vectors as they are, and any title', () => {
    const spec = bare(2, rnn(3));
    const inputs: CodeInputs = {
      kind: 'vectors',
      rows: [
        [0.1, -2],
        [1e-7, 3],
      ],
    };
    const { program } = exportCode({ spec, title: 'Two\nlines', inputs }, counting(countParameters(spec)), framework);
    expect(program.text).toContain('[0.1, -2],\n    [1e-7, 3],');
    expect(program.text.startsWith('# Two\n# lines\n')).toBe(true);
  });

  it('hands the encoder’s states to the decoder', () => {
    const layers = [lstm(3), gru(4)];
    const input = { kind: 'oneHot', size: 27 } as const;
    const code = codeOf({ ...bare(27, ...layers), input, shape: 'encoderDecoder', decoder: { input, layers } }, framework);
    expect(code).toMatch(framework === 'pytorch' ? /decoder\(decoder_x, context\)/ : /decoder_layer2\(decoder_h, initial_state=state2\)/);
  });
});
