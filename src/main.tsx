import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginningOf } from './app/chapters';
import { fetchLessons } from './app/lessonShelf';
import { connectStore } from './store/connectStore';
import { setBeginnings } from './store/sceneUrl';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

/** Before the first drawing the address says which scene that is; what a chapter's link leaves unsaid, its lesson says. */
async function begin(root: HTMLElement): Promise<void> {
  // Without its lesson a chapter still has a stage.
  if (window.location.hash.startsWith('#/chapter/')) await fetchLessons().catch(() => undefined);
  setBeginnings(beginningOf);
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
