import type { ReactNode } from 'react';
import type { Response, Verdict } from '../../quiz/grade';
import type { ChoiceField, Field, NumberField, SetField, ShapeField, VectorField } from '../../quiz/question';
import { type Rich, spoken } from '../../quiz/rich';
import { useScene } from '../../store/sceneStore';
import { RichText } from './RichText';

export interface InputProps<F extends Field> {
  readonly field: F;
  /** Prefix of element ids, unique on the page. */
  readonly id: string;
  readonly response: Response | undefined;
  readonly verdict: Verdict | null;
  readonly locked: boolean;
  readonly onRespond: (response: Response) => void;
}

const marks = { right: '✓', wrong: '✗' } as const;

/** Right and wrong in a sign and in words; what cannot be read in a sentence. */
export function VerdictMark({ verdict, id }: { readonly verdict: Verdict | null; readonly id?: string }) {
  if (!verdict || verdict.kind === 'empty') return null;
  if (verdict.kind === 'malformed') {
    return (
      <span id={id} className="quiz-problem">
        {verdict.reason}
      </span>
    );
  }
  return (
    <span id={id} className={`quiz-verdict quiz-verdict-${verdict.kind}`}>
      <span aria-hidden="true">{marks[verdict.kind]}</span>
      <span className="visually-hidden">{verdict.kind}</span>
    </span>
  );
}

function Line(props: {
  readonly label: Rich;
  readonly htmlFor: string;
  readonly verdict: Verdict | null;
  readonly id: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="quiz-field">
      <label className="quiz-field-label" htmlFor={props.htmlFor}>
        <RichText rich={props.label} />
      </label>
      <span className="quiz-field-entry">
        {props.children}
        <VerdictMark verdict={props.verdict} id={`${props.id}-verdict`} />
      </span>
    </div>
  );
}

function Entry(props: {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly verdict: Verdict | null;
  readonly locked: boolean;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
}) {
  const { id, name, value, verdict, locked, placeholder, onChange } = props;
  return (
    <input
      id={id}
      className="quiz-entry"
      type="text"
      value={value}
      aria-label={name}
      aria-invalid={verdict?.kind === 'malformed' ? true : undefined}
      aria-describedby={verdict ? `${id}-verdict` : undefined}
      readOnly={locked}
      placeholder={placeholder}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const textOf = (response: Response | undefined): string => (typeof response === 'string' ? response : '');

export function TextInput(props: InputProps<NumberField | ShapeField>) {
  const { field, id, response, verdict, locked, onRespond } = props;
  const notation = useScene((scene) => scene.notation);
  const unit = field.kind === 'number' ? field.unit : null;
  return (
    <Line label={field.label} htmlFor={id} verdict={verdict} id={id}>
      <Entry
        id={id}
        name={spoken(field.label, notation)}
        value={textOf(response)}
        verdict={verdict}
        locked={locked}
        onChange={onRespond}
        {...(field.kind === 'shape' && !locked ? { placeholder: 'rows × columns' } : {})}
      />
      {unit && <span className="quiz-unit">{unit}</span>}
    </Line>
  );
}

export function VectorInput({ field, id, response, verdict, locked, onRespond }: InputProps<VectorField>) {
  const notation = useScene((scene) => scene.notation);
  const parts = Array.isArray(response) ? (response as readonly string[]) : [];
  const change = (index: number, text: string) => onRespond(field.answer.map((_, each) => (each === index ? text : (parts[each] ?? ''))));
  return (
    <Line label={field.label} htmlFor={`${id}-0`} verdict={verdict} id={`${id}-0`}>
      {field.answer.map((_, index) => (
        <Entry
          // oxlint-disable-next-line react/no-array-index-key -- the parts of a vector are their places
          key={index}
          id={`${id}-${index}`}
          name={`${spoken(field.label, notation)}, value ${index + 1} of ${field.answer.length}`}
          value={parts[index] ?? ''}
          verdict={index === 0 ? verdict : null}
          locked={locked}
          onChange={(text) => change(index, text)}
        />
      ))}
    </Line>
  );
}

function optionMark(isRight: boolean, several: boolean): string {
  if (several) return isRight ? '✓ belongs' : '✗ does not';
  return isRight ? '✓ right' : '✗ wrong';
}

export function OptionsInput({ field, id, response, verdict, locked, onRespond }: InputProps<ChoiceField | SetField>) {
  const notation = useScene((scene) => scene.notation);
  const several = field.kind === 'set';
  const picked = Array.isArray(response) ? (response as readonly string[]) : [textOf(response)];
  const answers = [field.answer].flat();
  const choose = (option: string) => {
    if (!several) onRespond(option);
    else onRespond(picked.includes(option) ? picked.filter((each) => each !== option) : [...picked.filter((each) => each !== ''), option]);
  };
  return (
    <fieldset className="quiz-options" disabled={locked} aria-describedby={verdict ? `${id}-verdict` : undefined}>
      <legend>
        <RichText rich={field.label} /> {several && <span className="quiz-hint">any number of them</span>}
        <VerdictMark verdict={verdict} id={`${id}-verdict`} />
      </legend>
      {field.options.map((option) => {
        const isPicked = picked.includes(option.id);
        const shows = locked && verdict !== null && (answers.includes(option.id) || isPicked);
        const isRight = answers.includes(option.id);
        return (
          <label key={option.id} className={shows ? `quiz-option quiz-option-${isRight ? 'right' : 'wrong'}` : 'quiz-option'}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={id}
              // A label that is all mathematics gives no name by itself.
              aria-label={spoken(option.text, notation)}
              checked={isPicked}
              onChange={() => choose(option.id)}
            />
            <span>
              <RichText rich={option.text} />
              {shows && <span className="quiz-option-mark"> {optionMark(isRight, several)}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
