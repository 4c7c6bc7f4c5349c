import { notify } from '../store/noticeStore';
import type { Answer } from '../store/run';
import { currentScene } from '../store/sceneStore';
import { Icon } from '../ui/controls/Icon';
import { Menu, type MenuItem } from '../ui/controls/Menu';

/** What makes the files comes when the first one is asked for. */
function save(answer: Answer | null, make: (answer: Answer) => Promise<void>): () => void {
  return () => {
    if (!answer) return;
    make(answer).catch((error: unknown) => {
      notify(error instanceof Error ? error.message : 'The file could not be made.', 'What is on the stage is as it was.');
    });
  };
}

/** Every number behind the stage, for whoever wants to check it elsewhere. */
const saveTrace = async (answer: Answer) => (await import('./saveTrace')).saveTrace(answer);
const saveWeights = async (answer: Answer) => (await import('./saveWeights')).saveWeights(answer);
const saveSvg = async (answer: Answer) => (await import('./picture/stagePicture')).savePicture('svg', answer, currentScene());
const savePng = async (answer: Answer) => (await import('./picture/stagePicture')).savePicture('png', answer, currentScene());

/** What is on the stage, to take away: its numbers, or a picture of it. */
export function DownloadMenu({ answer }: { readonly answer: Answer | null }) {
  const disabled = answer === null;
  const items: readonly MenuItem[] = [
    { label: 'trace', note: 'all values and gradients, JSON', disabled, onPress: save(answer, saveTrace) },
    // Those of a case came out of a file, and no task could read them back.
    ...(answer?.sequence
      ? []
      : [{ label: 'weights', note: 'safetensors, in PyTorch’s names', disabled, onPress: save(answer, saveWeights) }]),
    { label: 'picture', note: 'SVG', disabled, onPress: save(answer, saveSvg) },
    { label: 'picture', note: 'PNG, 2×', disabled, onPress: save(answer, savePng) },
  ];
  return <Menu label="Download" icon={<Icon name="download" />} items={items} />;
}
