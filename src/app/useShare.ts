import { useCallback, useEffect, useState } from 'react';
import { currentScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';

export type Sharing = { readonly kind: 'idle' } | { readonly kind: 'copied' } | { readonly kind: 'refused'; readonly link: string };

const confirmationMs = 2400;

/** Copies the link to what is on screen. A browser that refuses gets the link shown, to be copied by hand. */
export function useShare(): { readonly sharing: Sharing; readonly share: () => void; readonly dismiss: () => void } {
  const [sharing, setSharing] = useState<Sharing>({ kind: 'idle' });
  const dismiss = useCallback(() => setSharing({ kind: 'idle' }), []);
  const share = useCallback(() => {
    const link = new URL(writeScene(currentScene()), window.location.href).href;
    const copied = async () => {
      await navigator.clipboard.writeText(link);
      setSharing({ kind: 'copied' });
    };
    copied().catch(() => setSharing({ kind: 'refused', link }));
  }, []);
  useEffect(() => {
    if (sharing.kind !== 'copied') return undefined;
    const timer = setTimeout(dismiss, confirmationMs);
    return () => clearTimeout(timer);
  }, [sharing, dismiss]);
  return { sharing, share, dismiss };
}
