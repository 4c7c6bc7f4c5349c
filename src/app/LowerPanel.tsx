import { type KeyboardEvent, useId, useState } from 'react';
import type { Answer } from '../store/run';
import { panelsOf } from '../store/panels';
import type { Panel } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { fetched } from '../ui/fetched';
import { FigureScale } from '../ui/FigureScale';
import { PanelSlot } from '../ui/panelSlot';
import { FailureBoundary } from './FailureBoundary';
import { useElementSize } from './useElementSize';
import './lowerPanel.css';

const GatesPanel = fetched(async () => (await import('./firstScreen')).GatesPanel);
const GradientPanel = fetched(async () => (await import('../views/gradient/GradientPanel')).GradientPanel);
const MemoryPanel = fetched(async () => (await import('../views/memory/MemoryPanel')).MemoryPanel);
const PrefixPanel = fetched(async () => (await import('../views/prefix/PrefixPanel')).PrefixPanel);
const SeriesPanel = fetched(async () => (await import('../views/series/SeriesPanel')).SeriesPanel);
const TrainingPanel = fetched(async () => (await import('../views/training/TrainingPanel')).TrainingPanel);

/** Arrow keys move between tabs, as in every tab list; only the chosen one is in the tab order. */
function moveTab(event: KeyboardEvent<HTMLButtonElement>, panels: readonly Panel[], chosen: Panel): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const next = panels[(panels.indexOf(chosen) + by + panels.length) % panels.length] ?? chosen;
  changeScene({ panel: next });
  event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-panel=${next}]`)?.focus();
}

function PanelContent(props: { readonly panel: Panel; readonly answer: Answer | null; readonly width: number; readonly height: number }) {
  const { panel, answer, width, height } = props;
  switch (panel) {
    case 'gates':
      return answer && <GatesPanel answer={answer} width={width} height={height} />;
    case 'gradients':
      return answer && <GradientPanel answer={answer} width={width} height={height} />;
    case 'training':
      return <TrainingPanel width={width} height={height} />;
    case 'prefixes':
      return answer && <PrefixPanel answer={answer} width={width} height={height} />;
    case 'memory':
      return answer && <MemoryPanel answer={answer} width={width} height={height} />;
    case 'series':
      return answer && <SeriesPanel answer={answer} width={width} height={height} />;
    case 'none':
      return null;
  }
}

/** Under the graph, on its time axis: gates, gradients, what there would be without a loop; or the second clock, training. */
export function LowerPanel(props: { readonly answer: Answer | null; readonly height: number; readonly scale: number }) {
  const { answer, height, scale } = props;
  const panel = useScene((scene) => scene.panel);
  const panels = panelsOf(useScene((scene) => scene.model));
  const [reference, size] = useElementSize<HTMLDivElement>(`panel ${panel}`);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <section className="panel" aria-label="Panel">
      <div className="panel-line">
        <div className="panel-tabs" role="tablist" aria-label="Under the graph">
          {panels.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              data-panel={name}
              aria-selected={name === panel}
              aria-controls={panel === 'none' ? undefined : `${id}-panel`}
              tabIndex={name === (panel === 'none' ? panels[0] : panel) ? 0 : -1}
              title={name === panel ? 'Press again to close' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onKeyDown={(event) => moveTab(event, panels, panel)}
              onClick={() => changeScene({ panel: name === panel ? 'none' : name })}
            >
              {name}
            </button>
          ))}
        </div>
        <div ref={setSlot} className="panel-slot" />
      </div>
      <div
        ref={reference}
        className="panel-room"
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${panel}`}
        hidden={panel === 'none'}
        style={{ height }}
      >
        {panel !== 'none' && size.width > 0 && size.height > 0 && (
          <FailureBoundary scope={panel}>
            <PanelSlot value={slot}>
              <FigureScale scale={scale} width={size.width} height={size.height}>
                {(width, heightPx) => <PanelContent panel={panel} answer={answer} width={width} height={heightPx} />}
              </FigureScale>
            </PanelSlot>
          </FailureBoundary>
        )}
      </div>
    </section>
  );
}
