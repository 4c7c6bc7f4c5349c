import { defaultScene, type Scene } from '../store/scene';

/** What belongs to the reader and to the page, and what every chapter says for itself. */
type Own = 'page' | 'model' | 'text' | 'step' | 'pins' | 'notation' | 'theme' | 'reading' | 'presenting';

const { page: _page, model: _model, text: _text, step: _step, pins: _pins, notation: _notation, theme: _theme, ...rest } = defaultScene;
const { reading: _reading, presenting: _presenting, ...stage } = rest;

/** What every chapter sets anew, so that a step looks the same from wherever the reader comes: all that is on the stage. */
const plain: Omit<Scene, Own> = stage;

const trained = { sizes: [32], bias: 'one', source: { kind: 'shipped' } } as const;

export const rnnScene = { ...plain, model: { cell: 'rnn', ...trained } } as const satisfies Partial<Scene>;
export const lstmScene = { ...plain, model: { cell: 'lstm', ...trained } } as const satisfies Partial<Scene>;
export const gruScene = { ...plain, model: { cell: 'gru', ...trained } } as const satisfies Partial<Scene>;
