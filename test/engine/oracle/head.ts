import type { HeadSpec } from '../../../src/engine/spec';
import { sigmoid, subtract, times, type Vector } from './vectors';

function softmax(logits: Vector): Vector {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export function outputOf(head: HeadSpec, logits: Vector): Vector {
  switch (head.kind) {
    case 'softmax':
      return softmax(logits);
    case 'sigmoid':
      return sigmoid(logits);
    case 'linear':
      return logits;
  }
}

const mean = (terms: Vector) => terms.reduce((sum, term) => sum + term, 0) / terms.length;

/** Loss of one output; for a softmax the target is one class number. */
export function lossOf(head: HeadSpec, output: Vector, target: Vector): number {
  switch (head.kind) {
    case 'softmax':
      return -Math.log(output[target[0]!]!);
    case 'sigmoid':
      return mean(output.map((p, k) => -target[k]! * Math.log(p) - (1 - target[k]!) * Math.log(1 - p)));
    case 'linear':
      return mean(subtract(output, target).map((error) => (head.loss === 'squaredError' ? error * error : huber(error))));
  }
}

function huber(error: number): number {
  return Math.abs(error) <= 1 ? (error * error) / 2 : Math.abs(error) - 0.5;
}

/** ∂loss/∂output. */
export function outputGradient(head: HeadSpec, output: Vector, target: Vector): Vector {
  const size = output.length;
  switch (head.kind) {
    case 'softmax':
      return output.map((p, k) => (k === target[0] ? -1 / p : 0));
    case 'sigmoid':
      return output.map((p, k) => (p - target[k]!) / (p * (1 - p)) / size);
    case 'linear':
      return subtract(output, target).map((error) => (head.loss === 'squaredError' ? 2 * error : Math.max(-1, Math.min(1, error))) / size);
  }
}

/** From ∂L/∂output to ∂L/∂logits: the activation's Jacobian, transposed. */
export function backThroughOutput(head: HeadSpec, output: Vector, d: Vector): Vector {
  switch (head.kind) {
    case 'softmax': {
      const weighted = times(output, d).reduce((sum, term) => sum + term, 0);
      return output.map((p, k) => p * (d[k]! - weighted));
    }
    case 'sigmoid':
      return output.map((p, k) => d[k]! * p * (1 - p));
    case 'linear':
      return d;
  }
}
