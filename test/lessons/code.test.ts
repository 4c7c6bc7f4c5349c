import { describe, expect, it } from 'vitest';
import { readProse } from '../../scripts/lessons/readProse';
import { readFiles } from '../../scripts/lessons/readFiles';
import { parameters } from '../../src/engine/parameters';
import { codeLesson } from '../../src/lessons/13-code/lesson';
import { chosenWeight, comesBack, gatesIn, placeOf, printedAt } from '../../src/lessons/13-code/tensors';
import { excerpt, programOf } from '../../src/lessons/program';
import { outputAt } from '../../src/store/columns';
import { cells } from '../../src/store/sceneParts';
import type { CellChoice, ModelChoice, Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { engineAnswer } from '../views/engineAnswer';
import { answerOf, sceneOf } from './lessonAnswer';

function sceneAt(id: string, change: Partial<Scene> = {}): Scene {
  const step = codeLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`The chapter on code has a step “${id}”.`);
  return settleScene({ ...sceneOf(codeLesson, step), ...change });
}

const fact = (name: string, scene: Scene) => codeLesson.facts[name]?.(answerOf(scene), scene) ?? { holds: null, text: '' };

function modelOf(cell: CellChoice, change: Partial<ModelChoice> = {}): ModelChoice {
  return { cell, sizes: [32], bias: 'one', source: { kind: 'shipped' }, ...change };
}

const fresh = { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } as const;

describe('the lines of code in the chapter', () => {
  const shown = readProse(readFiles(codeLesson).words).filter(({ name }) => name === 'Code');

  it.each(shown.map(({ step, attributes }) => [step ?? '', String(attributes['of']), String(attributes['about'])]))(
    '%s: %s has some about “%s”, whatever cell is on stage',
    (id, of, about) => {
      for (const cell of cells) {
        const { text } = programOf(answerOf(sceneAt(id, { model: modelOf(cell) })), of as 'pytorch').program;
        const lines = excerpt(text, about) ?? [];
        expect(lines.some((line) => line.includes(about))).toBe(true);
        expect(lines.length).toBeLessThanOrEqual(9);
        expect(text).toContain(lines.join('\n'));
      }
    },
  );

  it('are none where nothing is said of it', () => {
    expect(excerpt('a = 1\n\nb = 2\nc = 3\n', 'b = ')).toEqual(['b = 2', 'c = 3']);
    expect(excerpt('a = 1\n', 'z = ')).toBeNull();
  });
});

describe('the program of the network on stage', () => {
  it('reads what is read on the stage, and says that clamps are not in it', () => {
    const answer = answerOf(sceneAt('program'));
    const { program, weights } = programOf(answer, 'pytorch');
    expect(program.text).toContain(`torch.tensor([${answer.columns.map(({ token }) => token).join(', ')}])`);
    expect(program.text).toContain(`load_file('${weights.name}')`);
    expect([program.name, weights.name]).toEqual(['names_lstm_pytorch.py', 'names_lstm-pytorch.safetensors']);
    expect(program.text).not.toContain('clamps');
    const held = { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 2, to: 2, value: 0 } as const;
    const scene = sceneAt('same', { clamps: [held] });
    expect(programOf(answerOf(scene), 'pytorch').program.text).toContain('# What the clamps hold on the stage is not held here.');
    expect(fact('same', scene).holds).toBe(false);
  });

  it('has both halves of an encoder–decoder, on what it read and what it said', () => {
    const answer = engineAnswer({ model: { task: 'translation', sizes: [6, 4] }, text: 'six', targets: [9, 5, 0], spread: 0.9 });
    const said = answer.columns.filter(({ part }) => part === 'decoder').map(({ token }) => token);
    const first = answer.columns.length - said.length;
    expect(codeLesson.facts.same?.(answer, { ...answer.scene, step: first + 2 }).text).toMatch(/^The line that begins with 2 has/);
    expect(codeLesson.facts.same?.(answer, { ...answer.scene, step: first - 1 })).toMatchObject({ holds: false });
    for (const framework of ['pytorch', 'keras'] as const) {
      const { text } = programOf(answer, framework).program;
      expect(text).toContain(`decoder_tokens = ${framework === 'pytorch' ? 'torch.tensor' : 'np.array'}([${said.join(', ')}]`);
    }
  });

  it('reads the vectors of a network that reads no signs', () => {
    const answer = engineAnswer({ model: { task: 'spelling', cell: 'gru', sizes: [7] }, text: '256', targets: [4, 0], seed: 5 });
    const { text } = programOf(answer, 'keras').program;
    expect(text).toContain('x = np.array([\n');
    expect(text.match(/\[(0, )+0\]/g)?.length).toBe(answer.columns.length - 1);
  });

  it('is told with the first signs of a long text', () => {
    expect(fact('axes', sceneAt('axes')).text).toContain('The signs are the numbers 0, 13, 1, 18, 20, 8 and 1. x is 7 × 1 × 27');
    const long = fact('axes', sceneAt('axes', { text: 'a'.repeat(60) })).text;
    expect(long).toContain(`${['0', ...Array.from({ length: 15 }, () => '1')].join(', ')} and so on. x is 61 × 1 × 27`);
  });

  it('prints the outputs on the stage, digit by digit', () => {
    const answer = answerOf(sceneAt('same'));
    answer.columns.forEach((_, step) => {
      expect(printedAt(answer, step).map(Number)).toEqual(Array.from(outputAt(answer, step), (value) => Number(value.toFixed(6))));
    });
    expect(fact('same', sceneAt('same')).text).toMatch(
      /^The line that begins with 4 has 27 numbers, and number 9, .* 0\.31\d{4}: .* ‘i’\.$/,
    );
  });
});

describe.each(cells)('where the weights of a %s stand', (cell) => {
  const answer = answerOf(sceneAt('turned', { model: modelOf(cell, { sizes: [5], source: fresh }) }));
  const U = parameters(answer.spec).find(({ name }) => name === 'layer1.U');

  it('is found in both frameworks for every weight of U, one by row and one by column', () => {
    for (const gate of U?.gates ?? []) {
      for (const unit of [0, 3, 4]) {
        for (const input of [0, 13, 26]) {
          const at = (U?.offset ?? 0) + input * (U?.shape[1] ?? 0) + (U?.gates.indexOf(gate) ?? 0) * 5 + unit;
          const chosen = { gate, unit, input, value: answer.weights[at] ?? Number.NaN };
          const [torch, keras] = [placeOf(answer, 'pytorch', chosen), placeOf(answer, 'keras', chosen)];
          expect([torch.value, keras.value]).toEqual([chosen.value, chosen.value]);
          expect([torch.column, keras.row]).toEqual([input, input]);
          expect(torch.row).toBe(gatesIn(answer, 'pytorch').indexOf(gate) * 5 + unit);
        }
      }
    }
  });

  it('is told of the letter, the gate and the unit in view', () => {
    const scene = sceneAt('turned', { model: modelOf(cell, { sizes: [5], source: fresh }), unit: 3, step: 5 });
    const chosen = chosenWeight(answerOf(scene), scene);
    expect(chosen).toMatchObject({ unit: 3, input: answer.columns[5]?.token });
    expect(chosen.gate).toBe(U?.gates[0]);
    expect(fact('turned', scene)).toMatchObject({ holds: true });
  });
});

describe('what the frameworks keep', () => {
  it('is one bias vector more a layer in PyTorch, where the network has one', () => {
    expect(fact('biases', sceneAt('biases')).text).toContain('bias_hh_l0 is all zeros here.');
    const learnt = [{ tensor: 'layer1.bRecurrent', index: 0, value: 1 }];
    const two = sceneAt('biases', { model: modelOf('lstm', { bias: 'two', source: fresh }), edits: learnt });
    expect(fact('biases', two).text).not.toContain('zeros');
    const none = sceneAt('biases', { model: modelOf('lstm', { bias: 'none', source: fresh }) });
    expect(fact('biases', none)).toMatchObject({ holds: false });
  });

  it('comes back with every bit, but for two biases that Keras adds', () => {
    const answer = answerOf(sceneAt('home', { model: modelOf('lstm', { bias: 'two', sizes: [3], source: fresh }), edits: [] }));
    const random = { ...answer, weights: answer.weights.map((_, index) => Math.sin(index + 1)) };
    expect([comesBack(random, 'pytorch'), comesBack(random, 'keras')]).toEqual([true, false]);
    expect(codeLesson.facts.roundTrip?.(random, answer.scene)).toMatchObject({ holds: false });
    expect(fact('roundTrip', sceneAt('home'))).toMatchObject({ holds: true });
  });

  it('has the same gradient for both biases, but not where the reset comes between them', () => {
    expect(fact('gradients', sceneAt('gradients')).text).toContain('the same gradient');
    expect(fact('gradients', sceneAt('gradients', { model: modelOf('gruAfter', { bias: 'two', source: fresh }) })).text).toContain(
      'gradients of their own',
    );
  });

  it('has cells that the program must bring along', () => {
    const told = (cell: CellChoice) => fact('provided', sceneAt('lacking', { model: modelOf(cell) }));
    expect(told('gru').text).toBe('PyTorch has no such cell: the program brings ResetBeforeGRU. Keras has the cell.');
    expect(told('peephole').text).toBe(
      'PyTorch has no such cell: the program brings PeepholeLSTM. Keras has no such cell either: the program brings PeepholeLSTMCell.',
    );
    expect(told('gruAfter')).toEqual({
      holds: false,
      text: 'PyTorch has the cell on stage now: rnn = nn.GRU(27, 32). Keras has the cell.',
    });
  });

  it('has its gates in an order of its own, where there are any', () => {
    expect(fact('gateOrder', sceneAt('order')).text).toContain('Row 71 of weight_hh_l0 is g of unit 7.');
    expect(fact('gateOrder', sceneAt('order', { model: modelOf('gru') })).text).toContain('PyTorch has the blocks in the order r, z and n');
    expect(fact('gateOrder', sceneAt('order', { model: modelOf('rnn') })).holds).toBe(false);
  });
});
