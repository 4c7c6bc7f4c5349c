import { Dialog } from '../ui/controls/Dialog';
import { dismissCopied, useCopied } from '../ui/clipboard';
import { linkWords } from './share';

/** Says what was copied; where the browser refused, shows it to be copied by hand. */
export function CopiedNote() {
  const copied = useCopied();
  return (
    <>
      <p className="copied" role="status">
        {copied.kind === 'copied' && copied.what !== linkWords ? `copied: ${copied.what}` : ''}
      </p>
      <Dialog title="To be copied by hand" open={copied.kind === 'refused'} onClose={dismissCopied}>
        {copied.kind === 'refused' && (
          <>
            <p>The browser did not let {copied.what} be copied. Here it is:</p>
            <output className="share-link">{copied.text}</output>
          </>
        )}
      </Dialog>
    </>
  );
}
