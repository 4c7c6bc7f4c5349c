import { useState } from 'react';
import { catalogue } from '../../quiz/catalogue';
import { resultsAsCsv, resultsAsJson } from '../../quiz/exportResults';
import { doneIn } from '../../quiz/misconceptions';
import { frequentMisconceptions, summarise } from '../../quiz/results';
import { Button } from '../../ui/controls/Button';
import { download } from '../../ui/download';
import { forgetAll, useKept } from './kept';

const shownMisconceptions = 5;

function Forget() {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button weight="quiet" onPress={() => setAsked(true)}>
        forget them
      </Button>
    );
  }
  return (
    <span className="quiz-forget">
      Forget all results and the memory of practice?{' '}
      <Button
        onPress={() => {
          forgetAll();
          setAsked(false);
        }}
      >
        Forget
      </Button>
      <Button weight="quiet" onPress={() => setAsked(false)}>
        keep
      </Button>
    </span>
  );
}

/** What the learner has answered so far, in this browser only. */
export function ResultsView() {
  const { results } = useKept();
  if (results.length === 0) {
    return (
      <section>
        <h2>Your results</h2>
        <p>Nothing yet. What you answer is kept in this browser, and nowhere else.</p>
      </section>
    );
  }
  const slips = frequentMisconceptions(results).slice(0, shownMisconceptions);
  return (
    <section>
      <h2>Your results</h2>
      <table className="quiz-table quiz-results">
        <thead>
          <tr>
            <th scope="col">question</th>
            <th scope="col">answered</th>
            <th scope="col">right</th>
          </tr>
        </thead>
        <tbody>
          {summarise(results).map(({ kind, asked, meanScore }) => (
            <tr key={kind}>
              <th scope="row">{catalogue[kind].title}</th>
              <td>{asked}</td>
              <td>{Math.round(meanScore * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      {slips.length > 0 && (
        <>
          <p>What came up most:</p>
          <ul className="quiz-slips">
            {slips.map(([name, count]) => (
              <li key={name}>
                you {doneIn(name)} ({count === 1 ? 'once' : `${count} times`})
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiz-ways">
        <Button weight="quiet" onPress={() => download('unrolled-quiz.csv', resultsAsCsv(results), 'text/csv')}>
          save as CSV
        </Button>
        <Button weight="quiet" onPress={() => download('unrolled-quiz.json', resultsAsJson(results), 'application/json')}>
          save as JSON
        </Button>
        <Forget />
      </p>
    </section>
  );
}
