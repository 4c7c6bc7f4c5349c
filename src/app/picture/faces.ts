import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import serifItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import type { Faces } from './look';

const files: Readonly<Record<string, string>> = {
  'Inter/normal': inter,
  'Source Serif/normal': serif,
  'Source Serif/italic': serifItalic,
};

/** A file's bytes as a data: address. */
export function dataAddress(bytes: Uint8Array, type: string): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${type};base64,${btoa(binary)}`;
}

async function ruleOf(face: string, file: string): Promise<string> {
  const [family = '', style = 'normal'] = face.split('/');
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`The typeface ${family} could not be read.`);
  const address = dataAddress(new Uint8Array(await answer.arrayBuffer()), 'font/woff2');
  return `@font-face{font-family:'${family}';font-style:${style};font-weight:100 900;src:url(${address}) format('woff2')}`;
}

/** The typefaces that a picture uses, written into it. One that cannot be had is left to the fallbacks that every text names. */
export async function faceRules(faces: Faces): Promise<string> {
  const rules = [...faces].map(async (face) => {
    const file = files[face];
    return file === undefined ? '' : ruleOf(face, file).catch(() => '');
  });
  return (await Promise.all(rules)).join('');
}
