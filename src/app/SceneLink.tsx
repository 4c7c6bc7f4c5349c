import type { ReactNode } from 'react';
import { defaultScene, type Scene } from '../store/scene';
import { changeScene, type SceneChange } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';
import { isPlainClick } from '../ui/plainClick';

/** A link to another scene: here a change of what is on stage and one undo step, elsewhere (a new tab, copied) a fresh beginning. */
export function SceneLink(props: {
  readonly change: Partial<Scene>;
  /** The change here, where it depends on what was there before. */
  readonly here?: SceneChange;
  readonly current?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { change, here = change, current = false, className, children } = props;
  const href = writeScene({ ...defaultScene, ...change });
  return (
    <a
      href={href}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        changeScene(here);
      }}
    >
      {children}
    </a>
  );
}
