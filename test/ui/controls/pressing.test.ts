import { describe, expect, it, vi } from 'vitest';
import { pressing } from '../../../src/ui/controls/pressing';

describe('pressing', () => {
  it('does what it is for, and says nothing of an end', () => {
    const press = vi.fn<() => void>();
    const { onClick, ...rest } = pressing(press, false);
    onClick?.();
    expect(press).toHaveBeenCalledOnce();
    expect(rest).toEqual({ 'aria-disabled': undefined });
  });

  it('does nothing at an end, and says so without giving up the focus', () => {
    expect(pressing(() => undefined, true)).toEqual({ 'aria-disabled': true, onClick: undefined });
  });
});
