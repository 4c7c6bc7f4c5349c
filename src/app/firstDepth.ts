import { keepFigureFocus } from './figureFocus';

export { UnrolledView } from '../views/unrolled/UnrolledView';

// With the graph, since there is no figure to keep the focus in before it.
keepFigureFocus();
