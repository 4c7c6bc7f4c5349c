import type { ReactNode } from 'react';
import { type Sheet, writeSheet } from '../../quiz/sheet';
import type { Scene } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { writeScene } from '../../store/sceneUrl';
import { isPlainClick } from '../../ui/plainClick';

/** A link to another scene, followed here as one undo step and opened elsewhere as the address that it is. */
export function ChangeLink(props: { readonly change: Partial<Scene>; readonly className?: string; readonly children: ReactNode }) {
  const { change, className, children } = props;
  const href = useScene((scene) => writeScene({ ...scene, ...change }));
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        changeScene(change);
      }}
    >
      {children}
    </a>
  );
}

const pageOf = (sheet: Sheet): Partial<Scene> => ({ page: { kind: 'quiz', sheet: writeSheet(sheet) } });

export function openSheet(sheet: Sheet): void {
  changeScene(pageOf(sheet));
}

export function SheetLink(props: { readonly sheet: Sheet; readonly className?: string; readonly children: ReactNode }) {
  const { sheet, ...link } = props;
  return <ChangeLink change={pageOf(sheet)} {...link} />;
}
