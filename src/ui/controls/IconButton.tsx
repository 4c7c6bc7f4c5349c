import { Icon, type IconName } from './Icon';
import { pressing } from './pressing';
import './controls.css';

/** A button that shows a drawing and says its name; `label` is both its accessible name and its tooltip. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly shortcut?: string;
}) {
  const { icon, label, onPress, disabled = false, shortcut } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={shortcut ? `${label} (${shortcut})` : label}
      {...pressing(onPress, disabled)}
    >
      <Icon name={icon} />
    </button>
  );
}
