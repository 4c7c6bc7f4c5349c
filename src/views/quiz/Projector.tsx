import { useEffect, useEffectEvent, useState } from 'react';
import type { QuestionAddress } from '../../quiz/question';
import { changeScene, useScene } from '../../store/sceneStore';
import { IconButton } from '../../ui/controls/IconButton';
import { Waiting } from './AskedQuestion';
import { differences } from './differences';
import { back, clickOf, firstReveal, forward, type Reveal, stepsOf } from './projector';
import { useQuestion } from './useQuestion';
import { Wall } from './Wall';
import './projector.css';

/** One large question, revealed in steps by a clicker: answers stay hidden until the room has had its say. */
export function Projector({ addresses }: { readonly addresses: readonly QuestionAddress[] }) {
  const [reveal, setReveal] = useState<Reveal>(firstReveal);
  const [blank, setBlank] = useState(false);
  const address = addresses[Math.min(reveal.question, addresses.length - 1)] ?? { kind: 'lectureExample', difficulty: 1, seed: 1 };
  const posed = useQuestion(address);
  const notes = differences(
    address,
    useScene((scene) => scene),
  );
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
      {posed.status === 'ready' ? (
        <Wall key={reveal.question} question={posed.question} step={reveal.step} notes={notes} />
      ) : (
        <Waiting posed={posed} />
      )}
      {blank && <button type="button" className="quiz-wall-blank" aria-label="Show the screen again" onClick={() => setBlank(false)} />}
    </div>
  );
}
