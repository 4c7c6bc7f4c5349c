import { isDeepStrictEqual } from 'node:util';
import type { Quantity } from '../../src/engine/recording';
import type { Lesson, LessonStep, Prediction } from '../../src/lessons/lesson';
import { sceneOfStep } from '../../src/lessons/registry';
import { fitsStage } from '../../src/quiz/onStage/kinds';
import { subjectOf } from '../../src/quiz/onStage/subject';
import { questionKinds } from '../../src/quiz/question';
import { quantitiesOf, specOf } from '../../src/store/modelSpec';
import { defaultScene, type Scene } from '../../src/store/scene';
import { notations } from '../../src/ui/notations';
import { matrixShapes } from '../../src/views/batch/batchSymbols';
import { equationsOf } from '../../src/views/cell/equationsOf';
import { judgeFocus, judgeScene, tensorsOf } from './judgeScene';
import { ProseError, readProse, type Tag } from './readProse';

/** A chapter's files as text, for the lines that faults are reported at. */
export interface LessonFiles {
  readonly folder: string;
  readonly words: string;
  readonly steps: string;
  /** lesson.ts */
  readonly lesson: string;
}

/** The first line that holds some text, from 1; the first of all where none does. */
export function lineOf(file: string, text: string): number {
  return (
    Math.max(
      0,
      file.split('\n').findIndex((line) => line.includes(text)),
    ) + 1
  );
}

function sceneOf(lesson: Lesson, step: LessonStep): Scene {
  return { ...defaultScene, ...sceneOfStep(lesson, step) };
}

/** A question is asked of a stage that leaves it open. */
function judgePrediction({ choices, before }: Prediction, scene: Scene): string[] {
  return [
    ...(new Set(choices).size < 2 ? ['its question leaves nothing to choose'] : []),
    ...(before ? judgeScene(before, scene) : []),
    ...(before && isDeepStrictEqual({ ...scene, ...before }, scene) ? ['its question is asked of the very stage that answers it'] : []),
  ];
}

function judgeStep(lesson: Lesson, step: LessonStep): string[] {
  const { prediction } = step;
  const empty = Object.entries({ title: step.title.trim(), check: step.check, line: step.line }).filter(([, value]) => !value);
  return [
    ...empty.map(([name]) => `it has no ${name}`),
    ...judgeScene(sceneOfStep(lesson, step)),
    ...(prediction ? judgePrediction(prediction, sceneOf(lesson, step)) : []),
    ...judgeFocus(step.focus, sceneOf(lesson, step)),
  ];
}

function judgeEquation(quantity: unknown, scene: Scene): string[] {
  if (quantity === 'output') return [];
  const layer = specOf(scene.model).layers[scene.layer - 1];
  if (!layer) return ['no layer is in view'];
  return (Object.keys(notations) as Scene['notation'][])
    .filter((notation) => !equationsOf(layer, notation, scene.direction).some(({ defines }) => defines === quantity))
    .map((notation) => `the cell has no equation of “${String(quantity)}” in the notation ${notation}`);
}

/** What is wrong with a tag that stands in the words of a step. */
function judgeTag({ name, attributes }: Tag, lesson: Lesson, scene: Scene): string[] {
  switch (name) {
    case 'Say':
      return Object.hasOwn(lesson.facts, String(attributes['fact'])) ? [] : [`the chapter has no fact “${String(attributes['fact'])}”`];
    case 'Term': {
      const { weight, quantity } = attributes;
      if (typeof weight === 'string') return tensorsOf(scene).includes(weight) ? [] : [`the model has no tensor “${weight}”`];
      const isKnown = quantitiesOf(scene.model.cell).includes(quantity as Quantity);
      return isKnown ? [] : [`the cell has no “${String(quantity)}”`];
    }
    case 'Set':
      return [...judgeScene(attributes['scene'] ?? {}, scene)];
    case 'Equation':
      return judgeEquation(attributes['of'], scene);
    case 'Sign': {
      const letter = String(attributes['of']);
      return Object.values(notations).every(({ letters }) => letter in letters) ? [] : [`not every notation has a letter for “${letter}”`];
    }
    case 'Line':
      return ['output', 'state', 'weights'].includes(String(attributes['of']))
        ? []
        : ['a line of backpropagation is output, state or weights'];
    case 'Product':
      return ['separate', 'stacked'].includes(String(attributes['form'])) ? [] : ['a product is separate or stacked'];
    case 'Matrix':
      return Object.hasOwn(matrixShapes, String(attributes['of'])) ? [] : [`a product has no matrix “${String(attributes['of'])}”`];
    case 'Code':
      return ['pytorch', 'keras'].includes(String(attributes['of'])) && attributes['about']
        ? []
        : ['lines are of pytorch or keras, about some text'];
    case 'Note':
      return [];
    default:
      return [`there is no tag <${name}>`];
  }
}

function judgeProse(lesson: Lesson, tag: Tag): string[] {
  if (tag.name === 'Step') {
    if (tag.step !== null) return ['a step stands within a step'];
    return lesson.steps.some(({ id }) => id === tag.attributes['id']) ? [] : [`the chapter has no step “${String(tag.attributes['id'])}”`];
  }
  const step = lesson.steps.find(({ id }) => id === tag.step);
  if (!step) return tag.step === null ? [`<${tag.name}> stands outside of all steps`] : [];
  return judgeTag(tag, lesson, sceneOf(lesson, step));
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** All faults of a chapter, each as `file:line: what is wrong`; of prose that cannot be read, the first. */
export function judgeLesson(lesson: Lesson, files: LessonFiles): readonly string[] {
  try {
    return judgeTags(lesson, files, readProse(files.words));
  } catch (error) {
    if (error instanceof ProseError) return [`${files.folder}/words.mdx:${error.line}: ${error.message}`];
    throw error;
  }
}

function judgeTags(lesson: Lesson, { folder, steps, lesson: head }: LessonFiles, tags: readonly Tag[]): readonly string[] {
  const told = tags.filter(({ name }) => name === 'Step');
  const says = (step: LessonStep) =>
    tags.some(
      ({ name, step: id, attributes }) => name === 'Say' && id === step.id && lesson.facts[String(attributes['fact'])] === step.check,
    );
  const ids = lesson.steps.map(({ id }) => id);
  const atStep = (id: string) => `${folder}/steps.ts:${lineOf(steps, `id: '${id}'`)}: ${id}: `;
  return [
    ...(lesson.steps.length < 10 || lesson.steps.length > 20
      ? [`${folder}/steps.ts:1: ${ids.length} steps; ten to twenty make a chapter`]
      : []),
    ...lesson.questions
      .filter((kind) => !questionKinds.includes(kind))
      .map((kind) => `${folder}/lesson.ts:${lineOf(head, `'${kind}'`)}: no question is a “${kind}”`),
    ...lesson.questions
      .filter((kind) => questionKinds.includes(kind) && !fitsStage(kind, subjectOf({ ...defaultScene, ...lesson.scene })))
      .map((kind) => `${folder}/lesson.ts:${lineOf(head, `'${kind}'`)}: “${kind}” cannot be asked about the chapter’s own network`),
    ...repeated(ids).map((id) => `${atStep(id)}more than one step has this id`),
    ...lesson.steps.flatMap((step) => judgeStep(lesson, step).map((fault) => atStep(step.id) + fault)),
    ...ids.filter((id) => !told.some(({ attributes }) => attributes['id'] === id)).map((id) => `${atStep(id)}it has no words`),
    ...lesson.steps
      .filter((step) => typeof step.check === 'function' && !says(step))
      .map(({ id }) => `${atStep(id)}its words do not say its check`),
    ...told
      .filter(({ attributes }, at) => told.findIndex((other) => other.attributes['id'] === attributes['id']) < at)
      .map(({ attributes, line }) => `${folder}/words.mdx:${line}: “${String(attributes['id'])}” has words twice`),
    ...tags.flatMap((tag) => judgeProse(lesson, tag).map((fault) => `${folder}/words.mdx:${tag.line}: ${fault}`)),
  ];
}
