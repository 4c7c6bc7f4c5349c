import { catalogue, type Topic, topicTitles } from '../../quiz/catalogue';
import type { QuestionKind } from '../../quiz/question';
import { kindsOf } from '../../quiz/questionList';

const topics = Object.keys(topicTitles) as Topic[];

/** Which kinds of questions: whole topics by their heading, single kinds below it. */
export function KindChoice({
  kinds,
  onChange,
}: {
  readonly kinds: readonly QuestionKind[];
  readonly onChange: (kinds: readonly QuestionKind[]) => void;
}) {
  const set = (changed: readonly QuestionKind[], wanted: boolean) =>
    onChange(wanted ? [...kinds.filter((kind) => !changed.includes(kind)), ...changed] : kinds.filter((kind) => !changed.includes(kind)));
  return (
    <div className="quiz-kinds">
      {topics.map((topic) => {
        const own = kindsOf(topic);
        const chosen = own.filter((kind) => kinds.includes(kind)).length;
        return (
          <fieldset key={topic}>
            <legend>
              <label className="quiz-option">
                <input
                  type="checkbox"
                  checked={chosen === own.length}
                  ref={(box) => {
                    if (box) box.indeterminate = chosen > 0 && chosen < own.length;
                  }}
                  onChange={() => set(own, chosen < own.length)}
                />
                <span>{topicTitles[topic]}</span>
              </label>
            </legend>
            {own.map((kind) => (
              <label key={kind} className="quiz-option quiz-kind">
                <input type="checkbox" checked={kinds.includes(kind)} onChange={() => set([kind], !kinds.includes(kind))} />
                <span>{catalogue[kind].title}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
