import { fork } from 'node:child_process';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowsers, launchOptions } from '../../scripts/browsers.mjs';
import { buildForNode, buildForPage, nodeFolder, pageFolder, wasmFolder } from './build';
import type { Answer, Command } from './subject';

export type HostName = 'node' | 'chromium';
export type SubjectName = 'engine' | 'cpu-hand' | 'cpu-layers' | 'wasm-hand' | 'wasm-layers';

/** Sends a command to a subject in its own process and resolves to the number that it answers. */
export type Ask = (command: Command) => Promise<number>;

/** Where subjects run. */
export interface Host {
  open(subject: SubjectName): Promise<Ask>;
  close(): Promise<void>;
}

type Reply = Answer | { readonly error: string };

function readReply(subject: SubjectName, reply: Reply): number {
  if ('error' in reply) throw new Error(`${subject}: ${reply.error}`);
  return reply.value;
}

const entryOf = (subject: SubjectName): string => (subject === 'engine' ? 'engine.js' : 'tfjs.js');

async function openNode(peersToo: boolean): Promise<Host> {
  await buildForNode(peersToo);
  const children: ReturnType<typeof fork>[] = [];
  return {
    async open(subject) {
      const child = fork(path.join(nodeFolder, entryOf(subject)), [subject, wasmFolder]);
      children.push(child);
      return (command) =>
        new Promise<unknown>((resolve, reject) => {
          const end = () => reject(new Error(`${subject}: the process ended`));
          child.once('exit', end);
          child.once('message', (message) => {
            child.off('exit', end);
            resolve(message);
          });
          child.send(command);
        }).then((reply) => readReply(subject, reply as Reply));
    },
    async close() {
      for (const child of children) child.kill();
    },
  };
}

/** Runs in the page, whose own script (page.entry.ts) made `ask`. */
function sendCommand(command: Command): Promise<Reply> {
  return (window as unknown as { ask: (command: Command) => Promise<Reply> }).ask(command);
}

async function openChromium(peersToo: boolean): Promise<Host> {
  await buildForPage(peersToo);
  const { chromium: found } = await findBrowsers();
  if (!found) throw new Error('No Chromium starts here.');
  const server = await preview({
    logLevel: 'error',
    configFile: false,
    root: pageFolder,
    build: { outDir: pageFolder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch(launchOptions(found));
  return {
    async open(subject) {
      // A context of its own, because Chromium lets the pages of one context share a process.
      const page = await (await browser.newContext()).newPage();
      page.setDefaultTimeout(0);
      await page.goto(`${address}?${new URLSearchParams({ entry: entryOf(subject), name: subject })}`);
      return async (command) => readReply(subject, await page.evaluate(sendCommand, command));
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** `peersToo`: whether TensorFlow.js is installed and shall be built as well. */
export function openHost(name: HostName, peersToo: boolean): Promise<Host> {
  return name === 'node' ? openNode(peersToo) : openChromium(peersToo);
}
