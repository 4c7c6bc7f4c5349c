import { keepFigureFocus } from './figureFocus';
import { keepFocus } from './lostFocus';

// What nearly every visit begins with, in one file: the graph, the words beside it and the panel under it.
export { GatesPanel } from '../views/gates/GatesPanel';
export { GraphWords } from '../views/unrolled/GraphWords';
export { UnrolledView } from '../views/unrolled/UnrolledView';

// With the graph, since there is no figure to keep the focus in before it.
keepFigureFocus();
keepFocus();
