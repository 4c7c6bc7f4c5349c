import * as tf from '@tensorflow/tfjs-core';
import { createInputs, createNumbers } from './inputs';
import type { Task } from './subject';
import { CLASSES, INPUTS, type Work } from './work';

interface Weights {
  readonly U: tf.Tensor;
  readonly W: tf.Tensor;
  readonly b: tf.Tensor;
  readonly V: tf.Tensor;
  readonly bOutput: tf.Tensor;
}

function createWeights(size: number): Weights {
  const next = createNumbers(2);
  const scale = 1 / Math.sqrt(size);
  const draw = (...shape: number[]): tf.Tensor => {
    const count = shape.reduce((product, extent) => product * extent, 1);
    return tf.variable(
      tf.tensor(
        Float32Array.from({ length: count }, () => scale * next()),
        shape,
      ),
    );
  };
  return { U: draw(INPUTS, 4 * size), W: draw(size, 4 * size), b: draw(4 * size), V: draw(size, CLASSES), bOutput: draw(CLASSES) };
}

/** Logits [T·B, CLASSES] of an LSTM in as few operations as it takes: one input projection for all steps, one sigmoid for three gates. */
function computeLogits({ U, W, b, V, bOutput }: Weights, x: tf.Tensor, { size, steps, batch }: Work): tf.Tensor {
  const projected = tf.unstack(tf.reshape(tf.add(tf.matMul(x, U), b), [steps, batch, 4 * size]));
  let h = tf.zeros([batch, size]);
  let c = tf.zeros([batch, size]);
  const states = projected.map((fromInput) => {
    const [gates, candidate] = tf.split(tf.add(fromInput, tf.matMul(h, W)), [3 * size, size], 1) as [tf.Tensor, tf.Tensor];
    const [f, i, o] = tf.split(tf.sigmoid(gates), 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    c = tf.add(tf.mul(f, c), tf.mul(i, tf.tanh(candidate)));
    h = tf.mul(o, tf.tanh(c));
    return h;
  });
  return tf.add(tf.matMul(tf.concat(states, 0), V), bOutput);
}

/** An LSTM written out with TensorFlow.js's own operations, unrolled over the steps. */
export function prepareByHand(work: Work): Task {
  const { x, targets } = createInputs(work);
  const weights = createWeights(work.size);
  const rows = work.steps * work.batch;
  const inputs = tf.tensor(Float32Array.from(x), [rows, INPUTS]);
  const classes = tf.tidy(() => tf.oneHot(tf.tensor(targets, [rows], 'int32'), CLASSES));
  const optimizer = tf.train.adam(1e-3);
  const release = () => {
    for (const tensor of [inputs, classes, weights.U, weights.W, weights.b, weights.V, weights.bOutput]) tensor.dispose();
    optimizer.dispose();
  };
  if (work.kind === 'trace') {
    const forward = () => tf.tidy(() => void tf.softmax(computeLogits(weights, inputs, work)).dataSync());
    return { run: forward, release };
  }
  const step = () =>
    tf.tidy(() => void optimizer.minimize(() => tf.losses.softmaxCrossEntropy(classes, computeLogits(weights, inputs, work))));
  return { run: step, release };
}
