import { traceFileName } from '../../store/traceFile';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { writeScene } from '../../store/sceneUrl';
import { download } from '../../ui/download';
import { crumbsOf } from '../crumbs';
import { paintPng } from './paintPng';
import { drawPicture, type Picture } from './picture';

/** The parts of the stage that make the picture: the figure of the depth, and the panel under it where there is one. */
function partsOnStage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.stage-figure-room, .panel-room')].filter(({ offsetHeight }) => offsetHeight > 0);
}

/** How far the figures are enlarged on the screen. */
function scaleOnStage(part: HTMLElement): number {
  const figure = part.querySelector<HTMLElement>('.figure-scale');
  return figure && figure.offsetWidth > 0 ? figure.getBoundingClientRect().width / figure.offsetWidth : 1;
}

/** The accessible names of the figures, which say what they show now, and the scene that brings it back. */
function wordsOf(parts: readonly HTMLElement[], answer: Answer, scene: Scene) {
  const where = crumbsOf(scene, answer.columns).map(({ label }) => label);
  const names = parts.flatMap((part) => {
    // A depth that was left stays in the document, out of sight; the small map only leads about.
    const named = part.querySelectorAll('figure[aria-label], svg[aria-label]:not([role="navigation"])');
    const figures = [...named].filter((figure) => figure.checkVisibility());
    return figures[0]?.getAttribute('aria-label') ?? [];
  });
  return { title: `Unrolled: ${where.join(', ')}`, description: [...names, `Scene ${writeScene(scene)}`].join(' ') };
}

/** Once the figure itself has taken the place of its skeleton. */
async function untilDrawn(): Promise<void> {
  const isDrawn = () => document.querySelector('.stage-skeleton') === null;
  if (isDrawn()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isDrawn()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

async function drawStage(answer: Answer, scene: Scene): Promise<Picture> {
  await untilDrawn();
  const parts = partsOnStage();
  const [first] = parts;
  if (!first) throw new Error('There is no figure on the stage.');
  return drawPicture(parts, scaleOnStage(first), wordsOf(parts, answer, scene));
}

export type PictureKind = 'svg' | 'png';

/** Saves what is on the stage, as it looks now. Rejects with words for people when the browser cannot. */
export async function savePicture(kind: PictureKind, answer: Answer, scene: Scene): Promise<void> {
  const picture = await drawStage(answer, scene);
  const name = `${traceFileName(answer).replace(/\.json$/, '')}-${scene.depth.kind}.${kind}`;
  if (kind === 'svg') download(name, picture.svg, 'image/svg+xml');
  else download(name, await paintPng(picture), 'image/png');
}
