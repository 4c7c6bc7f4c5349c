import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginningOf } from './app/chapters';
import { connectStore } from './store/connectStore';
import { setBeginnings } from './store/sceneUrl';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root to draw in.');
// Before the first drawing: the address says which scene that is.
setBeginnings(beginningOf);
connectStore();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
