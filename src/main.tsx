import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginningOf } from './app/chapters';
import { fetchLessons, shelvedLessons } from './app/lessonShelf';
import { connectStore } from './store/connectStore';
import { setBeginnings } from './store/sceneUrl';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

/** What a chapter's link leaves unsaid, its lesson says; without it a chapter still has a stage. */
function prepareLessons(hash: string): Promise<unknown> | null {
  return hash.startsWith('#/chapter/') && !shelvedLessons() ? fetchLessons().catch(() => undefined) : null;
}

/** Before the first drawing the address says which scene that is. */
async function begin(root: HTMLElement): Promise<void> {
  await prepareLessons(window.location.hash);
  setBeginnings(beginningOf, prepareLessons);
  connectStore();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root to draw in.');
void begin(root);
