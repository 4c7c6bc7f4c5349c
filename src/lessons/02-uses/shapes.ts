import { binSigns } from '../../data/births/bins';
import type { TaskName } from '../../data/task';
import { taskNames, tasks } from '../../data/tasks';
import { taskWords } from '../../data/taskWords';
import { countParameters } from '../../engine/parameters';
import type { SequenceShape } from '../../engine/spec';
import { shapeNames, shapes } from '../../quiz/tasks/networks';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { clampStep, countOf, listed, told } from '../measure';
import { does, guessesAt, otherTask, sayGuess } from './onStage';

/** A series, and what all tasks have in common. */

export function nextDay(answer: Answer, scene: Scene): Fact {
  if (!does(answer, 'births')) return otherTask(answer);
  const step = clampStep(answer, scene.step);
  const [best] = guessesAt(answer, step, 1);
  if (!best) return otherTask(answer);
  const came = answer.columns[step + 1];
  const then = came && came.token >= 0 ? `; ${binSigns[came.token] ?? came.typed} thousand came` : '';
  const before =
    step === 0
      ? 'Before the first day'
      : `After ${countOf(step, 'day')}, the last with ${answer.columns[step]?.typed ?? ''} thousand births,`;
  return told(`${before} the likeliest for the next is ${sayGuess({ ...best, name: `${best.name} thousand` })}${then}.`);
}

/** The other names of the shapes: by how much is read and said. */
const plainNames: Readonly<Record<SequenceShape, string>> = {
  manyToMany: tied('many-to-many'),
  manyToOne: tied('many-to-one'),
  oneToMany: tied('one-to-many'),
  encoderDecoder: tied('many-to-one, then one-to-many'),
};

/** With hyphens at which no line breaks. */
function tied(name: string): string {
  return name.replaceAll('-', '\u2011');
}

/** The tasks that this chapter has on stage: all but the two that are there to show what a network can and cannot do. */
export const shownTasks: readonly TaskName[] = taskNames.filter((name) => name !== 'recall' && name !== 'onTheFly');

/** The tasks of the chapter by their shape, as the networks have it. */
export function byShape(): Fact {
  const groups = shapes.map((shape) => {
    const titles = shownTasks.filter((name) => tasks[name].shape === shape).map((name) => taskWords[name].title);
    return `${plainNames[shape]} (${shapeNames[shape]}): ${listed(titles)}`;
  });
  return told(`In this chapter, ${groups.join('; ')}.`);
}

/** How many there are. */
export function fourShapes(): Fact {
  return told(`${shownTasks.length} tasks of this chapter, ${shapes.length} shapes: what is read when, and what is said when.`);
}

/** One network at every step, however long the text. */
export function sameCell({ spec, columns, sequence, scene }: Answer): Fact {
  const what = sequence ? 'sequence of the file' : taskWords[scene.model.task ?? 'names'].example;
  return told(
    `The network on stage read a ${what} in ${countOf(columns.length, 'step')} with ${formatCount(countParameters(spec))} parameters, and has as many for any other.`,
  );
}
