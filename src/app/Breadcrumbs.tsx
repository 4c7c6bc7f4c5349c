import type { Column } from '../store/run';
import { changeScene, useScene } from '../store/sceneStore';
import { crumbsOf } from './crumbs';
import './crumbs.css';

/** Where the learner is, each part a gesture out. */
export function Breadcrumbs({ columns }: { readonly columns: readonly Column[] }) {
  const scene = useScene((current) => current);
  const crumbs = crumbsOf(scene, columns);
  return (
    <nav className="crumbs" aria-label="Where you are">
      <ol>
        {crumbs.map(({ label, change }, index) => (
          <li key={index}>
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
