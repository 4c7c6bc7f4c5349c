import { notify } from '../store/noticeStore';
import type { Answer } from '../store/run';
import { Icon } from '../ui/controls/Icon';
import { Menu, type MenuItem } from '../ui/controls/Menu';
import type { downloads } from './downloads';

async function save(answer: Answer, file: keyof typeof downloads): Promise<void> {
  try {
    await (await import('./downloads')).downloads[file](answer);
  } catch (error) {
    notify(error instanceof Error ? error.message : 'The file could not be made.', 'What is on the stage is as it was.');
  }
}

/** What is on the stage, to take away: every number behind it, for whoever wants to check it elsewhere, or a picture of it. */
export function DownloadMenu({ answer }: { readonly answer: Answer | null }) {
  const item = (file: keyof typeof downloads, label: string, note: string): MenuItem => ({
    label,
    note,
    disabled: answer === null,
    onPress: () => answer && void save(answer, file),
  });
  const items = [
    item('trace', 'trace', 'all values and gradients, JSON'),
    // Those of a case came out of a file, and no task could read them back.
    ...(answer?.sequence ? [] : [item('weights', 'weights', 'safetensors, in PyTorch’s names')]),
    item('svg', 'picture', 'SVG'),
    item('png', 'picture', 'PNG, 2×'),
  ];
  return <Menu label="Download" icon={<Icon name="download" />} items={items} />;
}
