import { Dialog } from '../ui/controls/Dialog';
import { type Binding, bindings } from './keyboard';

const groups: readonly { readonly group: Binding['group']; readonly title: string }[] = [
  { group: 'time', title: 'Time' },
  { group: 'depth', title: 'Depth' },
  { group: 'view', title: 'What is shown' },
  { group: 'everything', title: 'Everywhere' },
];

/** Every key, from the table that the keyboard itself obeys. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <div className="help">
        {groups.map(({ group, title }) => (
          <section key={group}>
            <h3>{title}</h3>
            <dl>
              {bindings
                .filter((binding) => binding.group === group)
                .map(({ command, shown, words, when }) => (
                  <div key={`${command} ${shown}`}>
                    <dt>
                      <kbd>{shown}</kbd>
                    </dt>
                    <dd>{when === 'presenting' ? `${words} (while presenting)` : words}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
