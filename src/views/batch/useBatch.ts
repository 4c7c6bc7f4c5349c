import { useMemo } from 'react';
import { companions } from '../../data/names/companions';
import { readText } from '../../data/names/readText';
import { useMiniBatch } from '../../store/analysisStore';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import type { MiniBatchResult } from '../../store/analysisStore';
import type { BatchRow } from './batch.describe';

export interface BatchSight {
  /** null until the engine has answered. */
  readonly result: MiniBatchResult | null;
  /** Why there is none, in words. */
  readonly failure: string | null;
  readonly step: number;
  readonly layer: number;
  readonly rows: readonly BatchRow[];
}

function rowsAt(text: string, count: number, own: boolean, step: number): readonly BatchRow[] {
  if (own) return Array.from({ length: count }, (_, row) => ({ name: `sequence ${row + 1}`, reads: 'numbers of its own' }));
  return [text, ...companions.slice(0, count - 1)].map((name) => ({
    name: name === '' ? 'no letters' : name,
    reads: readText(name)[step]?.typed ?? null,
  }));
}

/** The mini-batch in view: what the engine made of it, and whose rows they are. */
export function useBatch(answer: Answer | null): BatchSight {
  const batch = useScene((scene) => scene.batch);
  const wished = useScene((scene) => scene.step);
  const wishedLayer = useScene((scene) => scene.layer);
  const layer = Math.min(wishedLayer, answer?.spec.layers.length ?? 1);
  const step = Math.min(wished, Math.max(0, (answer?.columns.length ?? 1) - 1));
  const analysis = useMiniBatch(answer, layer, batch);
  const latest = analysis.status === 'ready' ? analysis.result : analysis.status === 'running' ? analysis.previous : null;
  const isFit = step < (latest?.inputs.shape[0] ?? 0);
  // Until another number of rows has been read, the former ones stay, and the controls with them.
  const count = latest?.inputs.shape[1] ?? batch.rows;
  const text = answer?.scene.text ?? '';
  const rows = useMemo(() => rowsAt(text, count, batch.own !== null, step), [text, count, batch, step]);
  return {
    result: isFit ? latest : null,
    failure: analysis.status === 'failed' ? `${analysis.failure.message} ${analysis.failure.advice}` : null,
    step,
    layer,
    rows,
  };
}
