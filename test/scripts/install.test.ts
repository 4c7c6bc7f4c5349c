import { describe, expect, it } from 'vitest';
import { isUpToDate } from '../../scripts/install.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-win32': { version: '1.0.0', optional: true },
  },
};

describe('an installation', () => {
  it('is missing when npm left no record of one', () => {
    expect(isUpToDate(lock, null)).toBe(false);
  });

  it('is up to date when it holds what the lock asks for, without packages of other platforms', () => {
    expect(isUpToDate(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  it('is out of date when a package is missing or has another version', () => {
    expect(isUpToDate(lock, { packages: {} })).toBe(false);
    expect(isUpToDate(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false);
  });
});
