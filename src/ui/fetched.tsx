import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/** A part of the app's code that is fetched when it is first needed, and then kept. */
export interface Source<Part> {
  /** null until it has been fetched. */
  readonly known: () => Part | null;
  /** One fetch for all who need it; after a failure the next one tries again. */
  readonly fetch: () => Promise<Part>;
}

export function createSource<Part>(load: () => Promise<Part>): Source<Part> {
  let known: Part | null = null;
  let onItsWay: Promise<Part> | null = null;
  const keep = async () => {
    try {
      known = await load();
      return known;
    } finally {
      onItsWay = null;
    }
  };
  return { known: () => known, fetch: () => (onItsWay ??= keep()) };
}

/** A page that is left fails what it still fetches; so long after, it is gone, and who stays learns of a failure soon enough. */
const leavingMs = 500;

/** The part, or null while it is on its way. Throws where it could not be fetched, to the boundary around. */
export function useFetched<Part>(source: Source<Part>): Part | null {
  const [arrived, setArrived] = useState<{ readonly error: unknown } | 'well' | null>(null);
  useEffect(() => {
    if (source.known() !== null) return undefined;
    let isAwaited = true;
    const settle = (how: NonNullable<typeof arrived>) => isAwaited && setArrived(how);
    source.fetch().then(
      () => settle('well'),
      (error: unknown) => setTimeout(() => settle({ error }), leavingMs),
    );
    return () => {
      isAwaited = false;
      setArrived(null);
    };
  }, [source]);
  if (arrived !== null && arrived !== 'well') throw arrived.error;
  return source.known();
}

/**
 * A component whose code is fetched when it is first drawn; `Waiting` stands in for it meanwhile. React's own `lazy` would do, but that
 * what follows a Suspense fallback is held back for 300 ms, to spare the eye a flicker: long for a figure that was asked for by a key.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props> = () => null,
): (props: Props) => ReactNode {
  const source = createSource(load);
  return function Fetched(props) {
    const Part = useFetched(source) ?? Waiting;
    return <Part {...props} />;
  };
}
