import { useMemo, useState } from 'react';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { countSteps } from '../../store/settleScene';
import { TableButton } from '../../ui/TableButton';
import { headHeight, leastChartsPx } from './head.layout';
import { LengthSlider } from './LengthSlider';
import { describeLength, describeMemory, sayMemory, tabulateMemory } from './memory.describe';
import { layoutMemory } from './memory.layout';
import { MemoryMarks } from './MemoryMarks';
import { createStretch } from './stretch';
import { useMemory } from './useMemory';
import './memory.css';

/** How long the first letter is kept: how often it is named rightly, and how much gradient arrives at it, over the letters of words. */
export function MemoryPanel({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  // Of the scene, which is ahead of the answer: a key pressed twice means two lengths.
  const letters = useScene((scene) => countSteps(scene) - 1);
  const [pointed, setPointed] = useState<number | null>(null);
  const [stretch] = useState(createStretch);
  const memory = useMemory(answer);
  const { curves, words, isBusy } = memory;
  const headPx = useMemo(() => headHeight(memory, letters, width), [memory, letters, width]);
  const roomPx = height - headPx;
  const hasCharts = roomPx >= leastChartsPx;
  const classes = answer.spec.head?.size ?? null;
  const layout = useMemo(
    () => layoutMemory({ curves, chance: classes === null ? null : 1 / classes, letters, widthPx: width, heightPx: roomPx }),
    [curves, classes, letters, width, roomPx],
  );
  const label = ['How long the first letter is kept.', describeMemory(curves), describeLength(curves, letters)].filter(Boolean).join(' ');
  return (
    <figure className="memory" aria-label={label} aria-busy={isBusy} style={{ width, height }}>
      <div className="memory-head" style={{ height: hasCharts ? headPx : height }}>
        <output className="memory-words">
          {sayMemory(memory, pointed ?? letters)}
          {!hasCharts && ' The charts need a larger window.'}
        </output>
        {words !== null && (
          <TableButton title="How long the first letter is kept, as a table" make={(digits) => tabulateMemory(curves, words, digits)} />
        )}
      </div>
      {hasCharts && (
        <svg className="memory-marks" width={width} height={roomPx} role="presentation">
          <g aria-hidden="true">
            {layout.charts.map((chart) => (
              <MemoryMarks key={chart.title} chart={chart} />
            ))}
          </g>
          <LengthSlider {...{ layout, letters, width }} onPoint={setPointed} onStretch={stretch} />
        </svg>
      )}
    </figure>
  );
}
