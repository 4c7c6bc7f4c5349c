import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/ui/mathTree';
import { chainLine } from '../../../src/views/cell/bptt.equations';

const written = (...args: Parameters<typeof chainLine>) => plainText(chainLine(...args));

describe('the lines of backpropagation through time', () => {
  it('turn each matrix round as the notation multiplies forward', () => {
    expect(written('state', 'lectureA')).toBe('∂L/∂h_t = ∂L/∂a_y, t V^T + ∂L/∂a_t + 1 W^T');
    expect(written('state', 'lectureB')).toBe('∂L/∂h_(t) = W_out ∂L/∂a_y, (t) + W_y ∂L/∂a_(t + 1)');
    expect(written('state', 'pytorch')).toContain('^T ∂L/∂');
  });

  it('sum one outer product a step for the recurrent weights', () => {
    expect(written('weights', 'lectureA')).toBe('∂L/∂W = ∑_th_t − 1^T ∂L/∂a_t');
  });

  it('send the mean of N losses back as the error of each output', () => {
    expect(written('output', 'lectureA')).toBe('∂L/∂a_y, t = 1/N(y_t − what came)');
  });
});
