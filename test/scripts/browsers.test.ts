import { describe, expect, it } from 'vitest';
import { type Candidate, findChromium, findFirefox, launchOptions, type Machine } from '../../scripts/browsers.mjs';

/** A machine on which only the named things work; it writes down what was asked of it. */
function machine(works: {
  starts?: string[];
  env?: Record<string, string>;
  root?: boolean;
  own?: boolean;
  has?: string[];
  apt?: string[];
  net?: boolean;
}) {
  const asked: string[] = [];
  const has = new Set(works.has);
  let own = works.own ?? false;
  const nameOf = ({ path }: Candidate) => path ?? 'own';
  const world: Machine = {
    env: works.env ?? {},
    isRoot: works.root ?? false,
    launches: async (candidate) => {
      asked.push(`launch ${nameOf(candidate)}`);
      return (works.starts ?? []).includes(nameOf(candidate));
    },
    playwrightsOwn: () => (own ? '/cache/browser' : null),
    onPath: (names) => names.filter((name) => has.has(name)).map((name) => `/usr/bin/${name}`),
    download: async () => {
      asked.push('download');
      own = works.net ?? false;
      return own;
    },
    aptInstall: async (name) => {
      asked.push(`apt ${name}`);
      if (!works.apt?.includes(name)) return false;
      has.add(name);
      return true;
    },
    tell: () => undefined,
  };
  return { world, asked };
}

describe('finding Chromium', () => {
  it('takes CHROMIUM_PATH before all others', async () => {
    const { world, asked } = machine({
      env: { CHROMIUM_PATH: '/my/chrome' },
      own: true,
      has: ['chromium'],
      starts: ['/my/chrome', 'own', '/usr/bin/chromium'],
    });
    expect(await findChromium(world)).toEqual({ path: '/my/chrome' });
    expect(asked).toEqual(['launch /my/chrome']);
  });

  it("passes over a CHROMIUM_PATH that does not start and takes Playwright's own", async () => {
    const { world } = machine({ env: { CHROMIUM_PATH: '/gone' }, own: true, starts: ['own'] });
    expect(await findChromium(world)).toEqual({});
  });

  it("takes the system's when Playwright's own is there but does not start", async () => {
    const { world, asked } = machine({ own: true, has: ['chromium'], starts: ['/usr/bin/chromium'] });
    expect(await findChromium(world)).toEqual({ path: '/usr/bin/chromium' });
    expect(asked).toEqual(['launch own', 'launch /usr/bin/chromium']);
  });

  it('tries every system browser before it downloads one', async () => {
    const { world, asked } = machine({ has: ['chromium', 'google-chrome'], starts: ['/usr/bin/google-chrome'] });
    expect(await findChromium(world)).toEqual({ path: '/usr/bin/google-chrome' });
    expect(asked).toEqual(['launch /usr/bin/chromium', 'launch /usr/bin/google-chrome']);
  });

  it('downloads when nothing starts, and then launches what came', async () => {
    const { world, asked } = machine({ net: true, starts: ['own'] });
    expect(await findChromium(world)).toEqual({});
    expect(asked).toEqual(['download', 'launch own']);
  });

  it('installs the package as root when the download fails', async () => {
    const { world, asked } = machine({ root: true, apt: ['chromium'], starts: ['/usr/bin/chromium'] });
    expect(await findChromium(world)).toEqual({ path: '/usr/bin/chromium' });
    expect(asked).toEqual(['download', 'apt chromium-headless-shell', 'apt chromium', 'launch /usr/bin/chromium']);
  });

  it('prefers the Chromium without windows, whether it is there or has to be installed', async () => {
    const starts = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
    const both = ['chromium', 'chromium-headless-shell'];
    expect(await findChromium(machine({ has: both, starts }).world)).toEqual({ path: '/usr/bin/chromium-headless-shell' });
    const { world, asked } = machine({ root: true, apt: both, starts });
    expect(await findChromium(world)).toEqual({ path: '/usr/bin/chromium-headless-shell' });
    expect(asked).toEqual(['download', 'apt chromium-headless-shell', 'launch /usr/bin/chromium-headless-shell']);
  });

  it('installs the whole one where the other does not start', async () => {
    const { world } = machine({ root: true, apt: ['chromium', 'chromium-headless-shell'], starts: ['/usr/bin/chromium'] });
    expect(await findChromium(world)).toEqual({ path: '/usr/bin/chromium' });
  });

  it('never installs a package when it is not root', async () => {
    const { world, asked } = machine({ apt: ['chromium'], starts: ['/usr/bin/chromium'] });
    expect(await findChromium(world)).toBeNull();
    expect(asked).toEqual(['download']);
  });

  it('gives up when the installed package does not start either', async () => {
    const { world } = machine({ root: true, apt: ['chromium'] });
    expect(await findChromium(world)).toBeNull();
  });
});

describe('finding Firefox', () => {
  it('drives a stock Firefox through its own channel', async () => {
    const { world } = machine({ has: ['firefox-esr'], starts: ['/usr/bin/firefox-esr'] });
    const found = await findFirefox(world);
    expect(found).toEqual({ path: '/usr/bin/firefox-esr', channel: 'moz-firefox' });
    expect(launchOptions(found ?? {})).toEqual({ executablePath: '/usr/bin/firefox-esr', channel: 'moz-firefox' });
  });

  it("drives Playwright's own without a channel", async () => {
    const { world } = machine({ own: true, starts: ['own'], has: ['firefox-esr'] });
    expect(launchOptions((await findFirefox(world)) ?? { path: 'none' })).toEqual({});
  });

  it('installs the package as root, and is left out where that is not possible', async () => {
    const starts = ['/usr/bin/firefox-esr'];
    expect(await findFirefox(machine({ root: true, apt: ['firefox-esr'], starts }).world)).toMatchObject({ path: '/usr/bin/firefox-esr' });
    expect(await findFirefox(machine({ root: true, starts }).world)).toBeNull();
    expect(await findFirefox(machine({ apt: ['firefox-esr'], starts }).world)).toBeNull();
  });
});
