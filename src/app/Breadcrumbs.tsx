import type { StepToken } from '../store/run';
import { changeScene, useScene } from '../store/sceneStore';
import { crumbsOf } from './crumbs';

/** Where the learner is, each part a gesture out. */
export function Breadcrumbs({ tokens }: { readonly tokens: readonly StepToken[] }) {
  const scene = useScene((current) => current);
  const crumbs = crumbsOf(scene, tokens);
  return (
    <nav className="crumbs" aria-label="Where you are">
      <ol>
        {crumbs.map(({ label, change }, index) => (
          <li key={label}>
            {index === crumbs.length - 1 ? (
              <span aria-current="location">{label}</span>
            ) : (
              <button type="button" onClick={() => changeScene(change)}>
                {label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
