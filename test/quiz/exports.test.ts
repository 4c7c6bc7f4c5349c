import { describe, expect, it } from 'vitest';
import { questionsAsGift } from '../../src/quiz/exportGift';
import { questionsAsMoodle } from '../../src/quiz/exportMoodle';
import { addresses, questionAt } from './pose';

const questions = addresses(1).map(questionAt);
const asked = questions.flatMap(({ fields }) => fields.filter(({ optional }) => !optional));

describe('questions as GIFT', () => {
  const gift = questionsAsGift(questions);
  const blocks = gift.split('\n\n').filter((block) => block.trim() !== '');

  it('has a block for every field that is asked for', () => {
    expect(blocks).toHaveLength(asked.length);
  });

  it('keeps its signs apart: braces, colons and the like in words are escaped', () => {
    for (const block of blocks) {
      const bare = block.replaceAll(/\\[\\~=#{}:n]/g, '');
      expect(bare.match(/\{/g), block).toHaveLength(1);
      expect(bare.match(/\}/g), block).toHaveLength(1);
      expect(bare, block).toMatch(/^::[^:]+::\[plain\]/);
    }
  });

  it('gives the lecture’s total with the slips behind wrong totals', () => {
    const total = blocks.find((block) => block.startsWith('::lectureExample 1 1 total::'));
    expect(total).toContain('=2082304:0');
    expect(total).toContain('=%0%771584:0#It looks as if you left out the recurrent matrix.');
  });
});

describe('questions as Moodle XML', () => {
  const xml = questionsAsMoodle(questions);

  /** Every element is closed in the order in which it was opened. */
  function unbalanced(text: string): readonly string[] {
    const open: string[] = [];
    for (const [, slash, name = ''] of text.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
      if (slash === '') open.push(name);
      else if (open.pop() !== name) return [name];
    }
    return open;
  }

  it('is well formed, words being escaped', () => {
    expect(unbalanced(xml.replace(/^<\?xml[^>]*\?>/, ''))).toEqual([]);
    expect(xml.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toContain('&');
    expect(xml).toContain('<text>&lt;p&gt;At each step an input');
  });

  it('has a question for every field that is asked for, with full marks in each', () => {
    const single = xml.split('<question type=').slice(1);
    expect(single).toHaveLength(asked.length);
    for (const question of single) {
      const shares = [...question.matchAll(/fraction="([\d.-]+)"/g)].map(([, share]) => Number(share)).filter((share) => share > 0);
      const isShort = question.startsWith('"shortanswer"');
      expect(isShort ? Math.max(...shares) : shares.reduce((sum, share) => sum + share, 0), question.slice(0, 200)).toBeCloseTo(100, 1);
    }
  });
});
