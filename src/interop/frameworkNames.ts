import type { Tensor } from '../engine/tensor';
import { type Framework, layouts } from './layouts';
import { InteropError, type NamedShapes } from './namedTensors';

/** In the order in which they are looked for; a name such as `R` is too short to come first. */
const frameworks: readonly Framework[] = ['pytorch', 'keras', 'onnx'];

function holdsNameOf(framework: Framework, tensors: NamedShapes): boolean {
  const { recurrent, nameOf } = layouts[framework];
  const places = (['only', 'encoder'] as const).flatMap((stack) => [true, false].map((alone) => ({ stack, layer: 1, alone })));
  return places.some((place) => tensors.has(nameOf(recurrent.W, place)));
}

/** Tensors of a module within a larger one (`lstm.weight_hh_l0`, `fc.weight`) under the names that they have alone. */
function withoutModules<Value>(tensors: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const first = layouts.pytorch.nameOf(layouts.pytorch.recurrent.W, { stack: 'only', layer: 1, alone: true });
  const roots = [...tensors.keys()].filter((name) => name.endsWith(`.${first}`)).map((name) => name.slice(0, -first.length));
  const [root] = roots;
  if (root === undefined || roots.length > 1) return tensors;
  const heads = new Set(
    [...tensors.keys()]
      .filter((name) => !name.startsWith(root) && !name.startsWith('embedding.'))
      .map((name) => name.slice(0, name.lastIndexOf('.') + 1)),
  );
  const [head] = heads.size === 1 ? heads : [undefined];
  const rename = (name: string): string => {
    if (name.startsWith(root)) return name.slice(root.length);
    return head !== undefined && name.startsWith(head) ? `head.${name.slice(head.length)}` : name;
  };
  return new Map([...tensors].map(([name, tensor]) => [rename(name), tensor]));
}

/**
 * Whose names these tensors have, and the tensors under exactly those names: of a PyTorch model the modules' own names are taken off, the
 * one linear layer beside the recurrent one becomes `head`. Throws an InteropError for names that no framework here has.
 */
export function recogniseNames<Value extends Pick<Tensor, 'shape'>>(
  tensors: ReadonlyMap<string, Value>,
): { readonly framework: Framework; readonly tensors: ReadonlyMap<string, Value> } {
  const plain = withoutModules(tensors);
  const framework = frameworks.find((each) => holdsNameOf(each, plain));
  if (framework) return { framework, tensors: plain };
  const found = [...tensors.keys()].slice(0, 6).join(', ') || 'no tensors at all';
  throw new InteropError(
    `No recurrent layer was found in it: there is no weight_hh_l0 (PyTorch), recurrent_kernel (Keras) or R (ONNX) among ${found}.`,
  );
}
