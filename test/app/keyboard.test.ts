import { describe, expect, it } from 'vitest';
import { bindings, commandFor, type KeyPress } from '../../src/app/keyboard';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('commandFor', () => {
  it('steps with the arrows and plays with the space bar', () => {
    expect(commandFor(press('ArrowRight'), false)).toBe('nextStep');
    expect(commandFor(press(' '), false)).toBe('play');
  });

  it('obeys a clicker while presenting: page keys and space step, B blanks', () => {
    expect(commandFor(press('PageDown'), true)).toBe('turnOn');
    expect(commandFor(press('PageUp'), true)).toBe('turnBack');
    expect(commandFor(press(' '), true)).toBe('turnOn');
    expect(commandFor(press('b'), true)).toBe('blank');
    expect(commandFor(press('b'), false)).toBe('backward');
    expect(commandFor(press('PageDown'), false)).toBeNull();
  });

  it('takes Control and the Mac’s command key for the same', () => {
    expect(commandFor(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(commandFor(press('Z', { metaKey: true, shiftKey: true }), false)).toBe('redo');
  });

  it('takes a sign as typed, whatever keys a keyboard needs for it', () => {
    expect(commandFor(press('?', { shiftKey: true }), false)).toBe('help');
    expect(commandFor(press('/', { shiftKey: true }), false)).toBe('write');
  });

  it('leaves the browser its own shortcuts', () => {
    expect(commandFor(press('ArrowLeft', { altKey: true }), false)).toBeNull();
    expect(commandFor(press('p', { ctrlKey: true }), false)).toBeNull();
    expect(commandFor(press('f', { ctrlKey: true }), false)).toBeNull();
  });

  it('gives no key two meanings at the same time', () => {
    for (const presenting of [false, true]) {
      const live = bindings.filter(({ when }) => when === 'always' || (when === 'presenting') === presenting);
      const keys = live.flatMap((binding) => binding.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
