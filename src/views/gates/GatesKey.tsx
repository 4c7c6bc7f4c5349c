import { changeWords } from '../../store/changes';
import type { Answer } from '../../store/run';
import type { Notation } from '../../store/scene';
import { Legend } from '../../ui/Legend';
import { scaleOf } from './contents';
import { type GatesSight, letterOf } from './gates.describe';

/** What the colours mean: values of the chosen quantity, or what a change by hand made of them; the graph's key says by what. */
function Scale({ answer, sight, notation }: { readonly answer: Answer; readonly sight: GatesSight; readonly notation: Notation }) {
  const { layer, quantity, direction, shows } = sight;
  const scale = scaleOf(answer, layer, quantity, sight);
  if (shows === 'values') return <Legend name={letterOf(quantity, notation)} scale={scale} />;
  const isNothing = scale.kind === 'diverging' && scale.extent === 0;
  return (
    <span className="gates-key">
      {isNothing ? 'no change' : 'change'}
      {!isNothing && <Legend name={changeWords(answer, direction)} scale={scale} />}
    </span>
  );
}

/** The scale, and beside the lines of a unit which of them are those before a change by hand. */
export function GatesKey(props: Parameters<typeof Scale>[0] & { readonly hasFormer: boolean }) {
  const { hasFormer, ...scale } = props;
  return (
    <>
      {hasFormer && (
        <span className="gates-key">
          <svg className="gates-lines" width={22} height={9} aria-hidden="true">
            <path className="gates-line gates-former" d="M0 4.5h22" />
          </svg>
          before
        </span>
      )}
      <Scale {...scale} />
    </>
  );
}
