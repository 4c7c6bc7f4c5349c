/** Which rule turns a gradient into a step. Definitions and defaults are PyTorch's (torch.optim). */
export type OptimizerSpec =
  | { readonly kind: 'sgd' }
  | { readonly kind: 'momentum'; readonly momentum?: number; readonly nesterov?: boolean }
  | { readonly kind: 'rmsprop'; readonly decay?: number; readonly epsilon?: number }
  | { readonly kind: 'adam'; readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number };

/** What an optimizer remembers between updates: plain data. */
export interface OptimizerState {
  /** Updates made so far. */
  readonly updates: number;
  /** Running means, each as long as the weight vector: none (SGD), the velocity, the mean square, or Adam's first and second moment. */
  readonly moments: readonly Float64Array[];
}

export interface Optimizer {
  /** Changes `weights` in place. Allocates nothing after the first update. */
  update(weights: Float64Array, gradient: Float64Array, rate: number): void;
  /** A copy of the state. */
  state(): OptimizerState;
}

/** Starts fresh, or goes on from a state. */
export function createOptimizer(spec: OptimizerSpec, from: OptimizerState = { updates: 0, moments: [] }): Optimizer {
  const rule = ruleOf(spec);
  let updates = from.updates;
  let moments = from.moments.map((moment) => moment.slice());
  for (let k = 0; k < updates; k++) rule.advance?.();
  return {
    update(weights, gradient, rate) {
      if (moments.length < rule.moments) moments = Array.from({ length: rule.moments }, () => new Float64Array(weights.length));
      rule.advance?.();
      rule.update(weights, gradient, rate, moments);
      updates++;
    },
    state: () => ({ updates, moments: moments.map((moment) => moment.slice()) }),
  };
}

interface Rule {
  readonly moments: number;
  /** Called before each update, for what changes from update to update. */
  readonly advance?: () => void;
  update(weights: Float64Array, gradient: Float64Array, rate: number, moments: readonly Float64Array[]): void;
}

function ruleOf(spec: OptimizerSpec): Rule {
  switch (spec.kind) {
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(spec.momentum ?? 0.9, spec.nesterov ?? false);
    case 'rmsprop':
      return rmsprop(spec.decay ?? 0.99, spec.epsilon ?? 1e-8);
    case 'adam':
      return adam(spec.beta1 ?? 0.9, spec.beta2 ?? 0.999, spec.epsilon ?? 1e-8);
  }
}

/** w ← w − η g */
const sgd: Rule = {
  moments: 0,
  update(weights, gradient, rate) {
    for (let k = 0; k < weights.length; k++) weights[k] = weights[k]! - rate * gradient[k]!;
  },
};

/** v ← μ v + g;  w ← w − η v, or with Nesterov's look ahead w − η (g + μ v) (Sutskever et al. 2013, in PyTorch's form: η is outside v). */
function momentum(mu: number, nesterov: boolean): Rule {
  return {
    moments: 1,
    update(weights, gradient, rate, moments) {
      const velocity = moments[0]!;
      for (let k = 0; k < weights.length; k++) {
        const g = gradient[k]!;
        const v = mu * velocity[k]! + g;
        velocity[k] = v;
        weights[k] = weights[k]! - rate * (nesterov ? g + mu * v : v);
      }
    },
  };
}

/** s ← α s + (1 − α) g²;  w ← w − η g / (√s + ε) (Hinton 2012; PyTorch adds ε outside the root, Keras inside). */
function rmsprop(decay: number, epsilon: number): Rule {
  return {
    moments: 1,
    update(weights, gradient, rate, moments) {
      const square = moments[0]!;
      for (let k = 0; k < weights.length; k++) {
        const g = gradient[k]!;
        const s = decay * square[k]! + (1 - decay) * g * g;
        square[k] = s;
        weights[k] = weights[k]! - (rate * g) / (Math.sqrt(s) + epsilon);
      }
    },
  };
}

/**
 * m ← β₁ m + (1 − β₁) g;  s ← β₂ s + (1 − β₂) g²;  w ← w − η m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵏ), ŝ = s / (1 − β₂ᵏ) at update k
 * (Kingma & Ba 2015, algorithm 1). The powers of β are running products.
 */
function adam(beta1: number, beta2: number, epsilon: number): Rule {
  let power1 = 1;
  let power2 = 1;
  return {
    moments: 2,
    advance() {
      power1 *= beta1;
      power2 *= beta2;
    },
    update(weights, gradient, rate, moments) {
      const step = rate / (1 - power1);
      const unbias = 1 / Math.sqrt(1 - power2);
      adamStep(weights, gradient, moments[0]!, moments[1]!, step, unbias, beta1, beta2, epsilon);
    },
  };
}

/** All constants are arguments: a closure's variables would be loaded anew for each weight. Square root and division set its pace. */
function adamStep(
  weights: Float64Array,
  gradient: Float64Array,
  mean: Float64Array,
  square: Float64Array,
  step: number,
  unbias: number,
  beta1: number,
  beta2: number,
  epsilon: number,
): void {
  const rest1 = 1 - beta1;
  const rest2 = 1 - beta2;
  for (let k = 0; k < weights.length; k++) {
    const g = gradient[k]!;
    const m = mean[k]! + rest1 * (g - mean[k]!);
    const s = beta2 * square[k]! + rest2 * g * g;
    mean[k] = m;
    square[k] = s;
    weights[k] = weights[k]! - (step * m) / (Math.sqrt(s) * unbias + epsilon);
  }
}
