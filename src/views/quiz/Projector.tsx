import { useEffect, useEffectEvent, useState } from 'react';
import type { Field, QuestionAddress, Question } from '../../quiz/question';
import { changeScene } from '../../store/sceneStore';
import { IconButton } from '../../ui/controls/IconButton';
import { Waiting } from './AskedQuestion';
import { Given } from './QuestionView';
import { back, clickOf, firstReveal, forward, type Reveal, stepsOf } from './projector';
import { RichText } from './RichText';
import { SolutionView } from './SolutionView';
import { useQuestion } from './useQuestion';
import './projector.css';

const letters = 'abcdefghijklmnop';

/** What is asked for, to be read from the last row: options with letters, or the names of the wanted values. */
function Asked({ field, revealed }: { readonly field: Field; readonly revealed: boolean }) {
  if (field.kind !== 'choice' && field.kind !== 'set') {
    return (
      <span className="quiz-wall-wanted">
        <RichText rich={field.label} /> = ?
      </span>
    );
  }
  const answers = [field.answer].flat();
  return (
    <div className="quiz-wall-options">
      {field.label.length > 0 && (
        <p>
          <RichText rich={field.label} />
        </p>
      )}
      <ol>
        {field.options.map((option, index) => (
          <li key={option.id} className={revealed && answers.includes(option.id) ? 'quiz-wall-answer' : ''}>
            <span className="quiz-wall-letter">{letters[index]}</span> <RichText rich={option.text} />
            {revealed && answers.includes(option.id) && <span aria-label="right"> ✓</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Wall({ question, step }: { readonly question: Question; readonly step: number }) {
  const isRevealed = step >= stepsOf(question);
  return (
    <div className="quiz-wall-columns">
      <div>
        <Given question={question} />
        <div className="quiz-wall-fields">
          {question.fields
            .filter(({ optional }) => !optional)
            .map((field) => (
              <Asked key={field.id} field={field} revealed={isRevealed} />
            ))}
        </div>
      </div>
      <div aria-live="polite">
        {step > 0 && (
          <SolutionView
            question={isRevealed ? question : { ...question, solution: { ...question.solution, tensors: [], closing: [], figure: null } }}
            verdicts={{}}
            shownRows={step - 1 + (isRevealed ? 1 : 0)}
            drawingPx={260}
          />
        )}
      </div>
    </div>
  );
}

/** One large question, revealed in steps by a clicker: answers stay hidden until the room has had its say. */
export function Projector({ addresses }: { readonly addresses: readonly QuestionAddress[] }) {
  const [reveal, setReveal] = useState<Reveal>(firstReveal);
  const [blank, setBlank] = useState(false);
  const address = addresses[Math.min(reveal.question, addresses.length - 1)] ?? { kind: 'lectureExample', difficulty: 1, seed: 1 };
  const posed = useQuestion(address);
  const steps = posed.status === 'ready' ? stepsOf(posed.question) : 0;
  const press = useEffectEvent((event: KeyboardEvent) => {
    const click = clickOf(event.key);
    if (!click || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && event.target.closest('button, a') && (event.key === ' ' || event.key === 'Enter')) return;
    event.preventDefault();
    if (click === 'blank' || blank) setBlank(click === 'blank' && !blank);
    else setReveal(click === 'forward' ? forward(reveal, steps, addresses.length) : back(reveal));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className="quiz-wall">
      <div className="quiz-wall-head">
        <h1>{posed.status === 'ready' ? posed.question.title : 'Quiz'}</h1>
        {addresses.length > 1 && (
          <span>
            {reveal.question + 1} of {addresses.length}
          </span>
        )}
        <IconButton icon="back" label="Back" shortcut="PageUp" onPress={() => setReveal(back(reveal))} />
        <IconButton
          icon="forward"
          label={reveal.step < steps ? 'Reveal more' : 'Next question'}
          shortcut="PageDown"
          onPress={() => setReveal(forward(reveal, steps, addresses.length))}
        />
        <IconButton icon="close" label="Leave the presentation" shortcut="P" onPress={() => changeScene({ presenting: false })} />
      </div>
      {posed.status === 'ready' ? <Wall question={posed.question} step={reveal.step} /> : <Waiting posed={posed} />}
      {blank && <button type="button" className="quiz-wall-blank" aria-label="Show the screen again" onClick={() => setBlank(false)} />}
    </div>
  );
}
