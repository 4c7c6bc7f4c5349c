import { dismissOpening, useOpening } from '../store/openingStore';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';
import { StageFailure } from './StageMessage';

/** Why a file is not on the stage, where it was dropped; nothing of the scene has changed. */
export function OpeningMessage() {
  const opening = useOpening();
  const dismiss = <IconButton icon="close" label="Dismiss" onPress={dismissOpening} />;
  switch (opening.status) {
    case 'idle':
      return null;
    case 'reading':
      return (
        <p className="stage-progress" role="status">
          reading ‘{opening.name}’ <IconButton icon="close" label="Cancel" onPress={dismissOpening} />
        </p>
      );
    case 'failed':
      return (
        <StageFailure slim message={`‘${opening.name}’ was not opened.`} advice={opening.message}>
          {dismiss}
        </StageFailure>
      );
    case 'other':
      return (
        <StageFailure
          slim
          message={`‘${opening.name}’ is another file.`}
          advice={`This link was made with ‘${opening.wanted.name}’, whose bytes were others.`}
        >
          <Button
            onPress={() => {
              opening.openAnyway();
              dismissOpening();
            }}
          >
            Open it all the same
          </Button>
          {dismiss}
        </StageFailure>
      );
  }
}
