import { useState, useSyncExternalStore } from 'react';
import { redo, undo, useScene } from '../store/sceneStore';
import { fetched } from '../ui/fetched';
import { CopiedNote } from './CopiedNote';
import { FailureBoundary } from './FailureBoundary';
import { Header } from './Header';
import { HelpDialog } from './HelpDialog';
import { Notices } from './Notices';
import { StagePage } from './StagePage';
import { useKeyboard } from './useKeyboard';
import { togglePresenting, usePresentingEndsWithFullScreen } from './usePresenting';
import { share } from './share';
import { useTheme } from './useTheme';
import './app.css';

const QuizPage = fetched(
  async () => (await import('../views/quiz/QuizPage')).QuizPage,
  () => <main aria-busy="true" />,
);

const narrow = matchMedia('(max-width: 52em)');

function subscribeNarrow(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

function Page({ scale, compact }: { readonly scale: number; readonly compact: boolean }) {
  const kind = useScene((scene) => scene.page.kind);
  if (kind !== 'quiz') return <StagePage scale={scale} compact={compact} />;
  return <QuizPage scale={scale} />;
}

export function App() {
  const presenting = useScene((scene) => scene.presenting);
  const theme = useScene((scene) => scene.theme);
  const page = useScene((scene) => scene.page);
  const { scale } = useTheme({ theme, presenting });
  const compact = useSyncExternalStore(subscribeNarrow, () => narrow.matches);
  const [helping, setHelping] = useState(false);
  usePresentingEndsWithFullScreen();
  useKeyboard({ undo, redo, share, present: togglePresenting, help: () => setHelping(true) }, presenting);
  return (
    <div className="app">
      {!presenting && <Header compact={compact} onShare={share} onPresent={togglePresenting} onHelp={() => setHelping(true)} />}
      <Notices />
      <FailureBoundary scope={page}>
        <Page scale={scale} compact={compact} />
      </FailureBoundary>
      <HelpDialog open={helping} onClose={() => setHelping(false)} />
      <CopiedNote />
    </div>
  );
}
