import { type ReactNode, useId, useRef } from 'react';
import type { Notation, Scene } from '../store/scene';
import { backToLab, changeScene, useScene } from '../store/sceneStore';
import { useCopied } from '../ui/clipboard';
import { Button } from '../ui/controls/Button';
import { Icon } from '../ui/controls/Icon';
import { useCover } from '../ui/controls/covers';
import { IconButton } from '../ui/controls/IconButton';
import { type Option, Select } from '../ui/controls/Select';
import { SceneLink } from './SceneLink';
import { linkWords } from './share';
import './header.css';

const notations: readonly Option<Notation>[] = [
  { value: 'lectureA', label: 'lecture notation' },
  { value: 'lectureB', label: 'Hands-On ML notation' },
  { value: 'pytorch', label: 'PyTorch notation' },
  { value: 'keras', label: 'Keras notation' },
];

const themes: readonly Option<Scene['theme']>[] = [
  { value: 'system', label: 'automatic theme' },
  { value: 'light', label: 'light theme' },
  { value: 'dark', label: 'dark theme' },
  { value: 'projector', label: 'projector theme' },
];

/** The contents are told beside the graph. */
const contents = { page: { kind: 'home' }, depth: { kind: 'graph' } } as const;

function Pages() {
  const page = useScene((scene) => scene.page.kind);
  return (
    <nav className="header-pages" aria-label="Pages">
      <SceneLink change={contents} current={page === 'home' || page === 'chapter'}>
        Chapters
      </SceneLink>
      <SceneLink change={{ page: { kind: 'lab' } }} here={backToLab} current={page === 'lab'}>
        Lab
      </SceneLink>
      <SceneLink change={{ page: { kind: 'quiz', sheet: '' } }} current={page === 'quiz'}>
        Quiz
      </SceneLink>
    </nav>
  );
}

function Tools(props: { readonly onShare: () => void; readonly onPresent: () => void; readonly onHelp: () => void }) {
  const notation = useScene((scene) => scene.notation);
  const theme = useScene((scene) => scene.theme);
  const copied = useCopied();
  return (
    <>
      <Select label="Notation" hideLabel value={notation} options={notations} onChange={(chosen) => changeScene({ notation: chosen })} />
      <Select label="Theme" hideLabel value={theme} options={themes} onChange={(chosen) => changeScene({ theme: chosen })} />
      <Button weight="quiet" onPress={props.onPresent}>
        present
      </Button>
      <Button weight="quiet" onPress={props.onShare}>
        <span className="header-share" aria-live="polite">
          {copied.kind === 'copied' && copied.what === linkWords ? (
            <>
              <Icon name="check" /> link copied
            </>
          ) : (
            'share'
          )}
        </span>
      </Button>
      <IconButton icon="help" label="Keys" shortcut="?" onPress={props.onHelp} />
    </>
  );
}

/** On a phone the tools wait behind a menu: a native popover, which closes by itself. */
function ToolsMenu({ children }: { readonly children: ReactNode }) {
  const id = useId();
  const tools = useRef<HTMLDivElement>(null);
  useCover(tools);
  return (
    <>
      <button type="button" className="icon-button header-menu" popoverTarget={id} aria-label="Notation, theme, present, share">
        <Icon name="menu" />
      </button>
      <div ref={tools} id={id} popover="auto" className="popover header-popover">
        {children}
      </div>
    </>
  );
}

export function Header(props: {
  readonly compact: boolean;
  readonly onShare: () => void;
  readonly onPresent: () => void;
  readonly onHelp: () => void;
}) {
  const tools = <Tools onShare={props.onShare} onPresent={props.onPresent} onHelp={props.onHelp} />;
  return (
    <header className="header">
      <SceneLink className="header-name" change={contents}>
        Unrolled
      </SceneLink>
      <Pages />
      {props.compact ? <ToolsMenu>{tools}</ToolsMenu> : <div className="header-tools">{tools}</div>}
    </header>
  );
}
