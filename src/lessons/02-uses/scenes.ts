import type { ModelChoice } from '../../store/scene';

const shipped = { cell: 'lstm', bias: 'one', source: { kind: 'shipped' } } as const satisfies Partial<ModelChoice>;

/** What each task puts on the stage; names are the chapter's own. */
export const tags = { model: { ...shipped, task: 'tags', sizes: [16] }, text: 'this whale is not dead', step: 2 } as const;
export const language = { model: { ...shipped, task: 'language', sizes: [32] }, text: 'trettio', step: 7 } as const;
export const spelling = { model: { ...shipped, task: 'spelling', sizes: [64] }, text: '342', step: 0 } as const;
export const translation = { model: { ...shipped, task: 'translation', sizes: [64] }, text: 'forty-two', step: 10, zoom: 0.6 } as const;
export const births = {
  model: { ...shipped, task: 'births', sizes: [32] },
  text: '13.0 12.0 12.5 12.0 8.5 7.5 12.0 13.0 12.5 12.5 12.5 8.5',
  step: 11,
} as const;
