import type { ReactNode } from 'react';
import type { Scene } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';

/** A link to another scene: followed here as one undo step, opened elsewhere (new tab, copied) as the address that it is. */
export function SceneLink(props: {
  readonly change: Partial<Scene>;
  readonly current?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { change, current = false, className, children } = props;
  const href = useScene((scene) => writeScene({ ...scene, ...change }));
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
