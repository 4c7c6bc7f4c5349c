import { useId } from 'react';
import type { Response, Responses, Verdict } from '../../quiz/grade';
import type { Field, Question } from '../../quiz/question';
import { OptionsInput, TextInput, VectorInput } from './AnswerInputs';

interface FieldsProps {
  readonly question: Question;
  readonly responses: Responses;
  /** By field; what is not there is not judged yet. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly locked: boolean;
  readonly onRespond: (field: string, response: Response) => void;
}

function FieldInput({ field, prefix, ...props }: FieldsProps & { readonly field: Field; readonly prefix: string }) {
  const own = {
    id: `${prefix}-${field.id}`,
    response: props.responses[field.id],
    verdict: props.verdicts[field.id] ?? null,
    locked: props.locked,
    onRespond: (response: Response) => props.onRespond(field.id, response),
  };
  switch (field.kind) {
    case 'number':
    case 'shape':
      return <TextInput field={field} {...own} />;
    case 'vector':
      return <VectorInput field={field} {...own} />;
    case 'choice':
    case 'set':
      return <OptionsInput field={field} {...own} />;
  }
}

/** The fields of a question; those that only help towards the others wait behind a line. */
export function AnswerFields(props: FieldsProps) {
  const prefix = useId();
  const { question, responses } = props;
  const needed = question.fields.filter(({ optional }) => !optional);
  const helping = question.fields.filter(({ optional }) => optional);
  const isBegun = helping.some(({ id }) => (responses[id] ?? '') !== '');
  return (
    <div className="quiz-fields">
      {helping.length > 0 && (
        <details className="quiz-helping" open={isBegun || undefined}>
          <summary>tensor by tensor, for part of the points</summary>
          {helping.map((field) => (
            <FieldInput key={field.id} field={field} prefix={prefix} {...props} />
          ))}
        </details>
      )}
      {needed.map((field) => (
        <FieldInput key={field.id} field={field} prefix={prefix} {...props} />
      ))}
    </div>
  );
}
