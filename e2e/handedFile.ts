import { readFileSync } from 'node:fs';
import type { Page } from './fixtures';

export interface Handed {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const handed = (name: string, content: Uint8Array | string): Handed => ({ name, mimeType: '', buffer: Buffer.from(content) });

/** Hands a file to the page as its own dialogue does; one that is too large to go through the test's hands by its path. */
export async function give(page: Page, file: Handed | string): Promise<void> {
  await page.locator('input[type=file]').last().setInputFiles(file);
}

/** A case file of the frameworks, by its name. */
export const caseText = (name: string) => readFileSync(new URL(`../test/reference/${name}.json`, import.meta.url), 'utf8');
