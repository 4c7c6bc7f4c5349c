import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeLesson, type LessonFiles } from '../../scripts/lessons/judgeLesson';
import { contentsFile, judgeContents } from '../../scripts/lessons/judgeContents';
import { folderOf, lessonFolders, missingFiles, readFiles } from '../../scripts/lessons/readFiles';
import { chapters } from '../../src/app/chapters';
import type { Lesson, LessonStep, Prediction } from '../../src/lessons/lesson';
import { rnnScene } from '../../src/lessons/lessonScene';
import { told } from '../../src/lessons/measure';
import { lessons } from '../../src/lessons/registry';

describe('the chapters', () => {
  it.each(lessons)('$title has no fault: scenes, words, facts, links and equations', (lesson) => {
    expect(judgeLesson(lesson, readFiles(lesson))).toEqual([]);
  });

  it('are all named in the registry', () => {
    expect(lessons.map(folderOf)).toEqual([...lessonFolders()]);
  });
});

const fact = () => told('So it is.');

function stepOf(number: number, change: Partial<LessonStep> = {}): LessonStep {
  return { id: `step-${number}`, title: 'A title', line: fact, scene: {}, focus: {}, check: fact, ...change };
}

function question(change: Partial<Prediction>): Prediction {
  return { question: 'Which?', choices: ['yes', 'no'], outcome: () => 0, before: { step: 2 }, reveal: fact, ...change };
}

/** A sound chapter of ten steps, with the second step and its words as given. */
function judge(change: Partial<LessonStep>, more = '', lesson: Partial<Lesson> = {}): readonly string[] {
  const steps = Array.from({ length: 10 }, (_, number) => stepOf(number, number === 1 ? change : {}));
  const whole: Lesson = {
    id: 'trial',
    number: 1,
    title: 'Trial',
    question: 'Well?',
    scene: { ...rnnScene, text: 'Anna', step: 1 },
    steps,
    facts: { fact },
    questions: ['count'],
    words: () => Promise.reject(new Error('not read here')),
    ...lesson,
  };
  const files: LessonFiles = {
    folder: 'here',
    words: whole.steps.map(({ id }, number) => `<Step id="${id}">\n${number === 1 ? more : ''} <Say fact="fact" />\n</Step>\n`).join('\n'),
    steps: whole.steps.map(({ id }) => `  id: '${id}',`).join('\n'),
    lesson: `scene,\n  questions: ['${whole.questions.join("', '")}'],`,
  };
  return judgeLesson(whole, files);
}

describe('npm run lessons', () => {
  it('finds nothing in a sound chapter', () => {
    const words =
      '<Say fact="fact" /> <Term weight="layer1.W">W</Term> <Set scene={{ step: 3, cost: [1, 2] }}>set</Set> <Equation of="h" />';
    expect(judge({ prediction: question({}) }, words)).toEqual([]);
  });

  it.each<[string, Partial<LessonStep>, RegExp]>([
    ['a scene past the end of the text', { scene: { step: 9 } }, /^here\/steps.ts:2: step-1: the scene does not fit.*step 9 becomes 4/],
    ['a link that loses what it should open', { scene: { zoom: 99 } }, /^here\/steps.ts:2: step-1: .*link/],
    ['a clamp of a gate that the cell has not', { scene: { clamps: [clampOf('f')] } }, /clamps .* becomes \[\]/],
    ['a field that no scene has', { scene: { colour: 'red' } as object }, /no “colour”/],
    ['a focus on a weight that is not there', { focus: { weight: 'layer2.W' } }, /“layer2.W”/],
    ['a focus on a value that is not there', { focus: { quantities: ['c'] } }, /“c”/],
    [
      'a focus on a wire that the cell does not draw',
      { focus: { inCell: ['h@previous', 'peephole.f'] } },
      /“peephole.f”, which the cell does not/,
    ],
    ['a focus on a step that is not there', { focus: { steps: [5] } }, /step 5/],
    ['a focus on a layer that is not there', { focus: { cells: [{ step: 1, layer: 2 }] } }, /the cell of step 1 in layer 2/],
    ['a question that leaves nothing to choose', { prediction: question({ choices: ['yes'] }) }, /nothing to choose/],
    ['a question asked of the stage that answers it', { prediction: question({ before: { step: 1 } }) }, /the very stage that answers it/],
    ['a question asked of an impossible stage', { prediction: question({ before: { step: 9 } }) }, /step 9 becomes 4/],
    ['a step without a title', { title: ' ' }, /no title/],
    ['an id that stands twice', { id: 'step-0' }, /^here\/steps.ts:1: step-0: more than one step/],
  ])('finds %s, with file and line', (_, change, words) => {
    expect(judge(change).join('\n')).toMatch(words);
  });

  it('finds a step without a check', () => {
    const { check: _, ...rest } = stepOf(1);
    expect(judge({}, '', { steps: Array.from({ length: 10 }, (_item, at) => (at === 1 ? (rest as LessonStep) : stepOf(at))) })).toEqual([
      'here/steps.ts:2: step-1: it has no check',
    ]);
  });

  it.each([
    ['a fact that the chapter has not', '<Say fact="nothing" />', 'here/words.mdx:6: the chapter has no fact “nothing”'],
    [
      'a term for a tensor that the model has not',
      '<Term weight="layer1.Q">Q</Term>',
      'here/words.mdx:6: the model has no tensor “layer1.Q”',
    ],
    ['a term for a value that the cell has not', '<Term quantity="c">C</Term>', 'here/words.mdx:6: the cell has no “c”'],
    ['a letter that a notation lacks', '<Sign of="w" />', 'here/words.mdx:6: not every notation has a letter for “w”'],
    ['a matrix that no product has', '<Matrix of="Q" />', 'here/words.mdx:6: a product has no matrix “Q”'],
    ['a tag that is none', '<Figure />', 'here/words.mdx:6: there is no tag <Figure>'],
  ])('finds %s, with file and line', (_, words, fault) => {
    expect(judge({}, words)).toEqual([fault]);
  });

  it('finds a question that does not fit the chapter’s own network', () => {
    expect(judge({}, '', { questions: ['gateMap'] })).toEqual([
      'here/lesson.ts:2: “gateMap” cannot be asked about the chapter’s own network',
    ]);
  });

  it('finds words that set an impossible figure', () => {
    expect(judge({}, '<Set scene={{ step: 40 }}>far</Set>').join()).toMatch(/^here\/words.mdx:6: the scene does not fit/);
  });

  it('finds an equation that is missing, in every notation that lacks it', () => {
    expect(judge({}, '<Equation of="c" />')).toHaveLength(4);
  });

  it('finds words of a step that is none, and steps without words', () => {
    const faults = judge({ id: 'other' }, '<Say fact="fact" />\n</Step>\n\n<Step id="stray">\nWords.');
    expect(faults).toEqual(['here/words.mdx:9: the chapter has no step “stray”']);
    const steps = Array.from({ length: 10 }, (_, at) => stepOf(at));
    const files = { folder: 'here', words: '', steps: '', lesson: '' };
    const lesson: Lesson = { ...lessons[0]!, steps };
    expect(judgeLesson(lesson, files).filter((fault) => fault.endsWith('it has no words'))).toHaveLength(10);
  });

  it('finds words that leave out what the step has to show', () => {
    const check = () => told('Something else.');
    expect(judge({ check })).toEqual(['here/steps.ts:2: step-1: its words do not say its check']);
  });

  it.each([
    ['values in braces that are computed', '<Set scene={{ step: 1 + 1 }}>two</Set>', 'here/words.mdx:6: only values written out in full'],
    ['sums among the words', 'One and one is {1 + 1}.', 'here/words.mdx:6: {1 + 1} in the words is checked by nobody'],
    ['prose that is no MDX', 'A tag that <Note>nobody closes.', 'here/words.mdx:'],
  ])('refuses %s, with file and line', (_, words, fault) => {
    expect(judge({}, words)[0]).toContain(fault);
  });

  it('finds a step that has words twice, and a kind of question that is none, with file and line', () => {
    expect(judge({}, '<Say fact="fact" />\n</Step>\n\n<Step id="step-3">\nMore words.')).toEqual([
      'here/words.mdx:17: “step-3” has words twice',
    ]);
    expect(judge({}, '', { questions: ['riddle' as never] })).toEqual(['here/lesson.ts:2: no question is a “riddle”']);
  });

  it('finds files and folders that are not there', () => {
    const [lesson] = lessons;
    if (!lesson) throw new RangeError('There is a first chapter.');
    expect(missingFiles(lesson)).toEqual([]);
    expect(missingFiles({ ...lesson, number: 99 }).join()).toMatch(/^src\/lessons\/99-why: .* no such folder$/);
  });

  it('finds what the contents say otherwise', () => {
    const [lesson] = lessons;
    if (!lesson) throw new RangeError('There is a first chapter.');
    const file = readFileSync(contentsFile, 'utf8');
    expect(judgeContents(lesson, chapters, file)).toEqual([]);
    const shorter = { ...lesson, title: 'Another', steps: lesson.steps.slice(1) };
    const [title = '', steps = ''] = judgeContents(shorter, chapters, file);
    expect(title).toMatch(
      /^src\/app\/chapters.ts:\d+: why: the contents give title “Why sequences need another network”, the chapter “Another”$/,
    );
    expect(steps).toContain(`the contents give steps “${lesson.steps.length}”, the chapter “${lesson.steps.length - 1}”`);
    const lineOfFault = (fault: string) => file.split('\n')[Number(/:(\d+):/.exec(fault)?.[1]) - 1];
    expect(lineOfFault(title)).toContain("id: 'why'");
    expect(lineOfFault(steps)).toContain('const taught');
    expect(judgeContents({ ...lesson, id: 'none' }, chapters, file).join()).toContain('no such chapter');
  });
});

function clampOf(quantity: 'f') {
  return { part: 'encoder', layer: 1, quantity, unit: 'all', from: 0, to: 1, value: 0 } as const;
}
