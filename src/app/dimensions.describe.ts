import { specOf } from '../store/modelSpec';
import type { Scene } from '../store/scene';

/** units 32 · input 27 · steps 7: the sizes of what is on the stage; units of every layer from the input up. */
export function describeDimensions({ model, depth, batch }: Pick<Scene, 'model' | 'depth' | 'batch'>, steps: number): string {
  const own = depth.kind === 'batch' ? batch.own : null;
  const units = own ? String(own.units) : model.sizes.join(', ');
  const inputs = own ? own.inputs : specOf(model).input.size;
  return [`units ${units}`, `input ${inputs}`, `steps ${steps}`].join(' · ');
}
