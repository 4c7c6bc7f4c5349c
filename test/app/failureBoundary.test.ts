import { describe, expect, it } from 'vitest';
import { FailureBoundary } from '../../src/app/FailureBoundary';
import { changeScene, currentScene } from '../../src/store/sceneStore';

describe('a drawing that failed', () => {
  it('is tried again when the scene changes, once for each failure', () => {
    const boundary = new FailureBoundary({ scope: 'answer', children: null });
    const said: unknown[] = [];
    boundary.setState = (state: unknown) => void said.push(state);
    boundary.componentDidCatch();
    expect(said).toEqual([]);
    changeScene({ zoom: currentScene().zoom * 2 });
    changeScene({ zoom: currentScene().zoom * 2 });
    expect(said).toEqual([{ failed: false }]);
    boundary.componentDidCatch();
    boundary.componentWillUnmount();
    changeScene({ zoom: currentScene().zoom / 2 });
    expect(said).toHaveLength(1);
  });
});
