import type { AddressBar } from '../../src/store/connectUrl';
import type { Shelf } from '../../src/store/stored';

/** What a tab keeps of an origin. */
class FakeShelf implements Shelf {
  readonly #kept = new Map<string, string>();
  getItem = (key: string): string | null => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#kept.set(key, value);
  removeItem = (key: string): void => void this.#kept.delete(key);
}

/** An address bar with a history. As browsers do, a visit that takes this one's place asks for the address as it stood when it began. */
export class FakeBar implements AddressBar {
  readonly entries: string[];
  readonly location: { hash: string };
  readonly performance;
  readonly #tab: FakeShelf | null;
  readonly #listeners = new Map<() => void, string>();
  #isLeft = false;

  constructor(hash: string, type = 'navigate', tab: FakeShelf | null = new FakeShelf()) {
    this.entries = [hash];
    this.location = { hash };
    this.performance = { getEntriesByType: () => [{ name: hash, type }] };
    this.#tab = tab;
  }

  get sessionStorage(): Shelf {
    if (!this.#tab) throw new DOMException('Storage is refused.', 'SecurityError');
    return this.#tab;
  }

  readonly history = {
    pushState: (_: unknown, __: string, url?: string | URL | null) => this.#write(String(url), this.entries.length),
    replaceState: (_: unknown, __: string, url?: string | URL | null) => this.#write(String(url), -1),
  };

  addEventListener(type: string, listen: () => void, { signal }: { readonly signal: AbortSignal }): void {
    this.#listeners.set(listen, type);
    signal.addEventListener('abort', () => this.#listeners.delete(listen));
  }

  go(hash: string): void {
    this.location.hash = hash;
    this.#tell('hashchange', 'popstate');
  }

  hide(): void {
    this.#tell('visibilitychange');
  }

  /** The tab's next visit, of this address or another. */
  leaveFor(type: 'reload' | 'navigate', hash = this.location.hash): FakeBar {
    this.#isLeft = true;
    this.#tell('pagehide');
    return new FakeBar(hash, type, this.#tab);
  }

  #write(hash: string, at: number): void {
    if (this.#isLeft) return;
    this.entries.splice(at, 1, hash);
    this.location.hash = hash;
  }

  #tell(...types: readonly string[]): void {
    for (const [listen, type] of this.#listeners) if (types.includes(type)) listen();
  }
}
