import type { TrainingSamples as Samples } from '../../store/training';
import { formatCount } from '../../ui/format';

/** What the network does at the update in view: names that it invents, gibberish first; or held-out examples with its answers. */
export function TrainingSamples({ samples, room }: { readonly samples: Samples | null; readonly room: number }) {
  if (!samples) return <div className="training-samples" />;
  return (
    <div className="training-samples">
      <h3>
        {samples.names.some((name) => name.includes('→')) ? 'answers' : 'invents'} at {formatCount(samples.update)}
      </h3>
      <ul>
        {samples.names.slice(0, room).map((name, index) => (
          // Two invented names may be the same; their order is fixed by the seed.
          <li key={`${index} ${name}`}>{name === '' ? <i>nothing</i> : name}</li>
        ))}
      </ul>
    </div>
  );
}
