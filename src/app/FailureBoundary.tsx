import { Component, type ReactNode } from 'react';
import { sceneStore, undo } from '../store/sceneStore';
import { Button } from '../ui/controls/Button';
import { StageFailure } from './StageMessage';

interface Props {
  /** A failure is forgotten when this or the scene changes: another may be drawn where this one could not. */
  readonly scope: unknown;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly scope: unknown;
}

/** Keeps a drawing that failed (or a part of the app that could not be loaded) from taking the rest of the page with it. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { failed: false, scope: this.props.scope };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return Object.is(props.scope, state.scope) ? null : { failed: false, scope: props.scope };
  }

  #stopListening = (): void => {};

  override componentDidCatch(): void {
    this.#stopListening();
    this.#stopListening = sceneStore.subscribe(() => {
      this.#stopListening();
      this.setState({ failed: false });
    });
  }

  override componentWillUnmount(): void {
    this.#stopListening();
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <StageFailure
        message="This part could not be shown."
        advice="Everything you chose is in the address of the page. Load it again; if that does not help, undo the latest change."
      >
        <Button weight="primary" onPress={() => window.location.reload()}>
          Load again
        </Button>
        <Button onPress={undo}>Undo</Button>
      </StageFailure>
    );
  }
}
