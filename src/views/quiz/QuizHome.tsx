import { useState } from 'react';
import { type QuestionKind, questionKinds } from '../../quiz/question';
import { type Level, practisedKinds, sheetLimits } from '../../quiz/sheet';
import { Segmented } from '../../ui/controls/Segmented';
import type { Option } from '../../ui/controls/Select';
import { ExportSheet } from './ExportSheet';
import { KindChoice } from './KindChoice';
import { SheetLink } from './QuizLink';
import { ResultsView } from './ResultsView';

type LevelName = 'rising' | '1' | '2' | '3';

const levels: readonly Option<LevelName>[] = [
  { value: 'rising', label: 'rising' },
  { value: '1', label: 'easy' },
  { value: '2', label: 'harder' },
  { value: '3', label: 'hard' },
];

const levelOf = (name: LevelName): Level => (name === 'rising' ? name : (Number(name) as 1 | 2 | 3));

/** Today, as the learner's own calendar has it. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function WholeNumber(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, min, max, onChange } = props;
  return (
    <label className="quiz-number">
      <span>{label}</span>
      <input
        type="number"
        className="quiz-entry"
        value={value}
        min={min}
        max={max}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (Number.isInteger(next) && next >= min && next <= max) onChange(next);
        }}
      />
    </label>
  );
}

interface Choice {
  readonly kinds: readonly QuestionKind[];
  readonly level: Level;
}

function MakeTest({ kinds, level }: Choice) {
  const [count, setCount] = useState(10);
  const [seed, setSeed] = useState(1);
  const [minutes, setMinutes] = useState(0);
  const choice = { kinds, level, count, seed };
  return (
    <section>
      <h2>A test</h2>
      <p>No feedback until the end. Whoever opens its link gets the same questions.</p>
      <div className="quiz-numbers">
        <WholeNumber label="questions" value={count} min={1} max={sheetLimits.count} onChange={setCount} />
        <WholeNumber label="seed" value={seed} min={0} max={sheetLimits.seed} onChange={setSeed} />
        <WholeNumber label="minutes, 0 for no limit" value={minutes} min={0} max={sheetLimits.minutes} onChange={setMinutes} />
      </div>
      <p className="quiz-ways">
        <SheetLink sheet={{ mode: 'test', ...choice, minutes: minutes === 0 ? null : minutes }} className="quiz-link">
          Start the test
        </SheetLink>
        <SheetLink sheet={{ mode: 'print', ...choice }} className="quiz-link">
          Print it, with a key
        </SheetLink>
        <ExportSheet choice={choice} />
      </p>
    </section>
  );
}

function kindsWords(count: number): string {
  if (count === practisedKinds.length) return 'all';
  return count === 0 ? 'none is chosen, so all are asked' : `${count} of ${practisedKinds.length}`;
}

/** The ways into the quiz. */
export function QuizHome() {
  // On a phone the list of kinds would push everything else off the screen; it waits behind its heading.
  const [isRoomy] = useState(() => matchMedia('(min-width: 43.8125em)').matches);
  const [kinds, setKinds] = useState<readonly QuestionKind[]>(practisedKinds);
  const [levelName, setLevel] = useState<LevelName>('rising');
  const level = levelOf(levelName);
  const chosen = kinds.length === 0 ? practisedKinds : questionKinds.filter((kind) => kinds.includes(kind));
  return (
    <div className="quiz-home">
      <div className="quiz-home-lead">
        <h1>Quiz</h1>
        <p>Every answer is computed by the engine that trains and draws the networks here, for the very model that is asked about.</p>
        <p className="quiz-ways">
          <SheetLink
            sheet={{ mode: 'single', address: { kind: 'lectureExample', difficulty: 1, seed: 1 } }}
            className="quiz-link quiz-link-first"
          >
            The exam question
          </SheetLink>
          <SheetLink sheet={{ mode: 'daily', date: today() }} className="quiz-link">
            Today’s five
          </SheetLink>
          <SheetLink sheet={{ mode: 'practice', kinds: chosen, level }} className="quiz-link">
            Practise
          </SheetLink>
        </p>
        <div className="quiz-level">
          <span aria-hidden="true">difficulty</span>
          <Segmented label="Difficulty" value={levelName} options={levels} onChange={setLevel} />
        </div>
      </div>
      <details className="quiz-home-kinds" open={isRoomy}>
        <summary>
          kinds of questions <span className="quiz-hint">{kindsWords(kinds.length)}</span>
        </summary>
        <KindChoice kinds={kinds} onChange={setKinds} />
      </details>
      <MakeTest kinds={chosen} level={level} />
      <ResultsView />
    </div>
  );
}
