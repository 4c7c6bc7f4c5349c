/** Every key of the app in one table: the handler reads it and so does the `?` dialog, so that they cannot disagree. */
export type Command =
  | 'nextStep'
  | 'previousStep'
  | 'firstStep'
  | 'lastStep'
  | 'play'
  | 'turnOn'
  | 'turnBack'
  | 'beginAgain'
  | 'miniBatch'
  | 'goIn'
  | 'goOut'
  | 'nextUnit'
  | 'previousUnit'
  | 'layerUp'
  | 'layerDown'
  | 'forward'
  | 'backward'
  | 'gates'
  | 'gradients'
  | 'training'
  | 'prefixes'
  | 'memory'
  | 'series'
  | 'write'
  | 'another'
  | 'copy'
  | 'pin'
  | 'moreDigits'
  | 'fewerDigits'
  | 'undo'
  | 'redo'
  | 'share'
  | 'present'
  | 'blank'
  | 'help';

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

type When = 'always' | 'presenting' | 'reading';

export interface Binding {
  readonly command: Command;
  /** As `KeyboardEvent.key`, letters in lower case; with `Control+` (⌘ on a Mac) or `Shift+` before it. */
  readonly keys: readonly string[];
  /** As the help shows them. */
  readonly shown: string;
  readonly words: string;
  readonly group: 'time' | 'depth' | 'view' | 'everything';
  readonly when: When;
}

const bind = (
  group: Binding['group'],
  command: Command,
  keys: readonly string[],
  shown: string,
  words: string,
  when: When = 'always',
): Binding => ({ group, command, keys, shown, words, when });

export const bindings: readonly Binding[] = [
  bind('time', 'nextStep', ['ArrowRight'], '→', 'next step'),
  bind('time', 'previousStep', ['ArrowLeft'], '←', 'previous step'),
  bind('time', 'firstStep', ['Home'], 'Home', 'first step: the start mark'),
  bind('time', 'lastStep', ['End'], 'End', 'last step'),
  bind('time', 'play', [' '], 'Space', 'play and pause', 'reading'),
  bind(
    'time',
    'turnOn',
    ['PageDown', ' '],
    'Page Down, Space',
    'onward, as clickers send it: the chapter’s next page, else the next step',
    'presenting',
  ),
  bind('time', 'turnBack', ['PageUp'], 'Page Up', 'back', 'presenting'),
  bind('time', 'turnOn', ['n'], 'N', 'the chapter’s next page', 'reading'),
  bind('time', 'turnBack', ['v'], 'V', 'the page before', 'reading'),
  bind('time', 'beginAgain', ['r'], 'R', 'the stage as the page began'),
  bind('depth', 'goIn', ['Enter'], 'Enter', 'go in: graph, cell, number'),
  bind('depth', 'goOut', ['Escape'], 'Esc', 'go out'),
  bind('depth', 'miniBatch', ['m'], 'M', 'the layer for a mini-batch, and back'),
  bind('depth', 'nextUnit', ['ArrowDown'], '↓', 'next unit'),
  bind('depth', 'previousUnit', ['ArrowUp'], '↑', 'previous unit, then all'),
  bind('depth', 'layerUp', ['Shift+ArrowUp'], 'Shift ↑', 'layer above'),
  bind('depth', 'layerDown', ['Shift+ArrowDown'], 'Shift ↓', 'layer below'),
  bind('view', 'forward', ['f'], 'F', 'forward: values'),
  bind('view', 'backward', ['b'], 'B', 'backward: gradients', 'reading'),
  bind('view', 'blank', ['b', '.'], 'B', 'blank the screen, and back', 'presenting'),
  bind('view', 'gates', ['1'], '1', 'gates'),
  bind('view', 'gradients', ['2'], '2', 'gradients'),
  bind('view', 'training', ['3'], '3', 'training'),
  bind('view', 'prefixes', ['4'], '4', 'prefixes: a network for each length'),
  bind('view', 'memory', ['5'], '5', 'memory: how long the first letter is kept'),
  bind('view', 'series', ['6'], '6', 'series: what was expected, and what comes'),
  bind('view', 'pin', ['k'], 'K, Shift click', 'keep the value in view: pin it, or take it off'),
  bind('view', 'copy', ['c'], 'C', 'copy the number in view, or all units of the hidden state'),
  bind('view', 'moreDigits', ['+', '='], '+', 'more digits'),
  bind('view', 'fewerDigits', ['-'], '−', 'fewer digits'),
  bind('everything', 'write', ['/'], '/', 'write something else'),
  bind('everything', 'another', ['e'], 'E', 'another example that no network trained on'),
  bind('everything', 'undo', ['Control+z'], 'Ctrl Z', 'undo'),
  bind('everything', 'redo', ['Control+Shift+z', 'Control+y'], 'Ctrl Shift Z', 'redo'),
  bind('everything', 'share', ['s'], 'S', 'copy the link to what is on screen'),
  bind('everything', 'present', ['p'], 'P', 'present, and back'),
  bind('everything', 'help', ['?'], '?', 'these keys'),
];

function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress): string {
  const base = key.length === 1 ? key.toLowerCase() : key;
  const control = ctrlKey || metaKey ? 'Control+' : '';
  // A sign such as ? may need Shift to be typed at all; only for keys that are the same with Shift does it mean something.
  const shift = shiftKey && (control !== '' || key.length > 1) ? 'Shift+' : '';
  return control + shift + base;
}

export function commandFor(press: KeyPress, presenting: boolean): Command | null {
  if (press.altKey) return null;
  const name = nameOf(press);
  const applies = ({ when }: Binding) => when === 'always' || (when === 'presenting') === presenting;
  return bindings.find((binding) => applies(binding) && binding.keys.includes(name))?.command ?? null;
}
