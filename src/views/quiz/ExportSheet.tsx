import { useState } from 'react';
import { questionsAsGift } from '../../quiz/exportGift';
import { questionsAsMoodle } from '../../quiz/exportMoodle';
import type { Question } from '../../quiz/question';
import { listQuestions, type ListChoice } from '../../quiz/questionList';
import { Button } from '../../ui/controls/Button';
import { download } from '../../ui/download';
import { poseQuestion } from './useQuestion';

type Format = 'gift' | 'moodle';

const formats = {
  gift: { name: 'unrolled-quiz.gift.txt', type: 'text/plain', write: questionsAsGift },
  moodle: { name: 'unrolled-quiz.xml', type: 'application/xml', write: questionsAsMoodle },
} as const;

async function poseAll(choice: ListChoice): Promise<readonly Question[]> {
  const { signal } = new AbortController();
  return Promise.all(listQuestions(choice).map(async (address) => poseQuestion(address, signal)));
}

/** The questions of a test as files that other systems read. */
export function ExportSheet({ choice }: { readonly choice: ListChoice }) {
  const [trouble, setTrouble] = useState('');
  const save = (format: Format) => {
    setTrouble('');
    const { name, type, write } = formats[format];
    poseAll(choice).then(
      (questions) => download(name, write(questions), type),
      (error: unknown) => setTrouble(error instanceof Error ? error.message : 'The engine could not say why.'),
    );
  };
  return (
    <>
      <Button weight="quiet" onPress={() => save('gift')}>
        save as GIFT
      </Button>
      <Button weight="quiet" onPress={() => save('moodle')}>
        save as Moodle XML
      </Button>
      {trouble !== '' && (
        <span className="quiz-problem" role="alert">
          The questions could not be saved: {trouble}
        </span>
      )}
    </>
  );
}
