import { code, identifier, type MathNode, operator, row, sub, sup, tilde } from './mathTree';
import type { Notation, NotationName, When } from './notationForm';

const italic = identifier;

const subscriptTime = (when: When): MathNode => {
  const t = italic('t');
  return when === 'now' ? t : row(t, when === 'previous' ? '−' : '+', { kind: 'number', text: '1' });
};
const bracketTime = (when: When): MathNode => row('(', subscriptTime(when), ')');

/** A letter over a block's name, which is set upright when it is a word. */
const block = (letter: string) => (gate: string) => (gate === '' ? italic(letter) : sub(italic(letter), italic(gate)));
const primed =
  (letter: string) =>
  (gate: string): MathNode => {
    const base = italic(letter);
    return gate === '' ? sup(base, operator('′')) : { kind: 'script', base, sub: italic(gate), sup: operator('′') };
  };
/** Two letters below, in one name: W_xf. */
const between = (letter: string, from: string, alone: string) => (gate: string) =>
  sub(italic(letter), pair(gate === '' ? alone : from, gate));
const pair = (first: string, second: string): MathNode => (second === '' ? italic(first) : row(italic(first), italic(second)));
const coded = (name: string) => (gate: string) => code(gate === '' ? name : `${name}_${gate}`);

const roleOfZ = 'z says how much of the old state is kept, as in Cho et al. 2014 and Hands-On ML; Chung et al. 2014 swap z and 1 − z.';
const sums = 'The sum that goes into an activation has no sign in the lecture; here it is a with the gate’s letter.';

export const notations: Readonly<Record<NotationName, Notation>> = {
  lectureA: {
    name: 'lectureA',
    title: 'lecture A',
    elementwise: '⊙',
    time: subscriptTime,
    letters: {
      x: italic('x'),
      h: italic('h'),
      c: italic('C'),
      output: italic('y'),
      logits: sub(italic('a'), italic('y')),
      q: italic('q'),
      f: italic('f'),
      i: italic('i'),
      o: italic('o'),
      g: tilde(italic('C')),
      z: italic('z'),
      r: italic('r'),
      n: tilde(italic('h')),
    },
    gates: { f: 'f', i: 'i', o: 'o', g: 'C', z: 'z', r: 'r', n: 'h', h: '' },
    weights: {
      U: block('U'),
      W: block('W'),
      b: block('b'),
      bRecurrent: primed('b'),
      peephole: block('p'),
      V: () => italic('V'),
      bOutput: () => sub(italic('b'), italic('y')),
      embedding: () => italic('E'),
      convolutionKernel: () => italic('K'),
      convolutionBias: () => sub(italic('b'), italic('K')),
    },
    notes: [
      {
        about: 'lstm',
        text: 'W·[h, x] is one product with both blocks stacked: the rows that meet x are called U here, those that meet h are W.',
      },
      {
        about: 'gru',
        text: 'W·[h, x] is one product with both blocks stacked: the rows that meet x are called U here, those that meet h are W.',
      },
      { about: 'gru', text: `In the GRU, ${roleOfZ}` },
      { about: 'rnn', text: 'Some pages of the lecture write s for the hidden state h.' },
      {
        about: 'output',
        text: 'The worked parameter count of the lecture calls the recurrent matrices V1 and V2 and the output matrix W; everywhere else, as here, W is recurrent and V leads to the output.',
      },
      { about: 'output', text: 'The lecture writes V h; with its own shape of V, d × k, that product is h V.' },
      { about: 'peephole', text: 'Each unit’s gate sees its own c only, so p is a vector, not a matrix.' },
      {
        about: 'resetAfter',
        text: 'The lecture resets h before the product; here r acts after it (as in cuDNN), and b′ stands inside the reset.',
      },
      { about: 'lstm', text: sums },
      { about: 'gru', text: sums },
    ],
  },
  lectureB: {
    name: 'lectureB',
    title: 'lecture B (Hands-On ML)',
    elementwise: '⊗',
    time: bracketTime,
    letters: {
      x: italic('x'),
      h: italic('h'),
      c: italic('c'),
      output: italic('y'),
      logits: sub(italic('a'), italic('y')),
      q: italic('q'),
      f: italic('f'),
      i: italic('i'),
      o: italic('o'),
      g: italic('g'),
      z: italic('z'),
      r: italic('r'),
      n: italic('g'),
    },
    gates: { f: 'f', i: 'i', o: 'o', g: 'g', z: 'z', r: 'r', n: 'g', h: '' },
    weights: {
      U: between('W', 'x', 'x'),
      W: between('W', 'h', 'y'),
      b: block('b'),
      bRecurrent: primed('b'),
      peephole: between('w', 'c', 'c'),
      V: () => sub(italic('W'), italic('out')),
      bOutput: () => sub(italic('b'), italic('out')),
      embedding: () => italic('E'),
      convolutionKernel: () => italic('K'),
      convolutionBias: () => sub(italic('b'), italic('K')),
    },
    notes: [
      {
        about: 'rnn',
        text: 'The basic cell’s output is its state, so the lecture writes y for h here, and W_y for the recurrent weights.',
      },
      { about: 'lstm', text: 'The cell’s output is its short-term state: the lecture also writes y = h here.' },
      { about: 'gru', text: `The candidate is g, as in the LSTM. ${roleOfZ}` },
      { about: 'output', text: 'Hands-On ML has no sign for the output layer’s weights; W_out is ours.' },
      { about: 'peephole', text: 'Each unit’s gate sees its own c only, so w is a vector, not a matrix.' },
      {
        about: 'resetAfter',
        text: 'Hands-On ML resets h before the product; here r acts after it (Keras: reset_after=True), and b′ stands inside the reset.',
      },
    ],
  },
  pytorch: {
    name: 'pytorch',
    title: 'PyTorch',
    elementwise: '⊙',
    time: subscriptTime,
    letters: {
      x: italic('x'),
      h: italic('h'),
      c: italic('c'),
      output: italic('y'),
      logits: code('logits'),
      q: italic('q'),
      f: italic('f'),
      i: italic('i'),
      o: italic('o'),
      g: italic('g'),
      z: italic('z'),
      r: italic('r'),
      n: italic('n'),
    },
    gates: { f: 'f', i: 'i', o: 'o', g: 'g', z: 'z', r: 'r', n: 'n', h: '' },
    weights: {
      U: (gate) => sub(italic('W'), pair('i', gate === '' ? 'h' : gate)),
      W: (gate) => sub(italic('W'), pair('h', gate === '' ? 'h' : gate)),
      b: (gate) => sub(italic('b'), pair('i', gate === '' ? 'h' : gate)),
      bRecurrent: (gate) => sub(italic('b'), pair('h', gate === '' ? 'h' : gate)),
      peephole: between('w', 'c', 'c'),
      V: () => code('linear.weight'),
      bOutput: () => code('linear.bias'),
      embedding: () => code('embedding.weight'),
      convolutionKernel: () => code('conv.weight'),
      convolutionBias: () => code('conv.bias'),
    },
    notes: [
      {
        about: 'rnn',
        text: 'PyTorch keeps each matrix the other way round (weight_ih is d × n, weight_hh is d × d), hence W x instead of x W.',
      },
      { about: 'lstm', text: 'weight_ih and weight_hh stack the gates as rows in the order i, f, g, o.' },
      { about: 'gru', text: `weight_ih and weight_hh stack the gates as rows in the order r, z, n. PyTorch: ${roleOfZ}` },
      { about: 'output', text: 'nn.Linear keeps its matrix as k × d: the transpose of V.' },
      { about: 'peephole', text: 'torch.nn.LSTM has no peepholes; the sign w_c is that of Gers & Schmidhuber.' },
      { about: 'resetBefore', text: 'PyTorch has only the GRU that resets after the product; this one has no counterpart there.' },
    ],
  },
  keras: {
    name: 'keras',
    title: 'Keras',
    elementwise: '∗',
    time: subscriptTime,
    letters: {
      x: italic('x'),
      h: italic('h'),
      c: italic('c'),
      output: italic('y'),
      logits: code('logits'),
      q: italic('q'),
      f: italic('f'),
      i: italic('i'),
      o: italic('o'),
      g: tilde(italic('c')),
      z: italic('z'),
      r: italic('r'),
      n: tilde(italic('h')),
    },
    gates: { f: 'f', i: 'i', o: 'o', g: 'c', z: 'z', r: 'r', n: 'h', h: '' },
    weights: {
      U: coded('kernel'),
      W: coded('recurrent_kernel'),
      b: coded('bias'),
      bRecurrent: coded('recurrent_bias'),
      peephole: coded('peephole'),
      V: () => code('dense.kernel'),
      bOutput: () => code('dense.bias'),
      embedding: () => code('embeddings'),
      convolutionKernel: () => code('conv.kernel'),
      convolutionBias: () => code('conv.bias'),
    },
    notes: [
      {
        about: 'lstm',
        text: 'kernel and recurrent_kernel hold the gates as columns in the order i, f, c, o; c names the candidate’s columns after the state they feed.',
      },
      { about: 'gru', text: `kernel and recurrent_kernel hold the gates as columns in the order z, r, h. ${roleOfZ}` },
      {
        about: 'resetAfter',
        text: 'reset_after=True is Keras’s default; its bias has two rows, the second (here recurrent_bias) stands inside the reset.',
      },
      { about: 'peephole', text: 'Keras’s LSTM layer has no peepholes; peephole is our name.' },
      { about: 'rnn', text: 'SimpleRNN: one kernel, one recurrent_kernel, one bias.' },
    ],
  },
};
