/** One line drawing a name, on a 16 × 16 grid, in the current text colour. */
const paths = {
  play: 'M5 3.5v9l7.5-4.5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  back: 'M10.5 3.5 5.5 8l5 4.5',
  forward: 'M5.5 3.5l5 4.5-5 4.5',
  first: 'M11.5 3.5 6.5 8l5 4.5M4.5 3.5v9',
  last: 'M4.5 3.5l5 4.5-5 4.5M11.5 3.5v9',
  undo: 'M3.5 6.5h6a3.25 3.25 0 0 1 0 6.5H6M6 3.5l-3 3 3 3',
  redo: 'M12.5 6.5h-6a3.25 3.25 0 0 0 0 6.5H10M10 3.5l3 3-3 3',
  close: 'M4 4l8 8M12 4l-8 8',
  chevron: 'M4 6.25 8 10l4-3.75',
  stop: 'M4.5 4.5h7v7h-7z',
  reset: 'M3.5 8a4.5 4.5 0 1 0 1.6-3.4M3.5 2.5v3h3',
  help: 'M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12v.4',
  menu: 'M3 4.5h10M3 8h10M3 11.5h10',
  download: 'M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3.5 13.5h9',
  open: 'M8 11V3M4.5 6.5 8 3l3.5 3.5M3.5 13.5h9',
  grip: 'M3.5 6h9M3.5 10h9',
  check: 'M3.5 8.5l3 3 6-7',
} as const;

export type IconName = keyof typeof paths;

const filled: ReadonlySet<IconName> = new Set<IconName>(['play', 'stop']);

export function Icon(props: { readonly name: IconName }) {
  const { name } = props;
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" data-filled={filled.has(name) || undefined}>
      <path d={paths[name]} />
    </svg>
  );
}
