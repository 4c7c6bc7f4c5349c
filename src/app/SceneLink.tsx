import type { ReactNode } from 'react';
import { defaultScene, type Scene } from '../store/scene';
import { changeScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';

/** A link to another scene: here a change of what is on stage and one undo step, elsewhere (a new tab, copied) a fresh beginning. */
export function SceneLink(props: {
  readonly change: Partial<Scene>;
  readonly current?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { change, current = false, className, children } = props;
  const href = writeScene({ ...defaultScene, ...change });
  return (
    <a
      href={href}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        changeScene(change);
      }}
    >
      {children}
    </a>
  );
}
