import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { createInputs } from './inputs';
import type { Task } from './subject';
import { CLASSES, INPUTS, type Work } from './work';

/** The same LSTM by TensorFlow.js's layers API, as its documentation would have it. */
export function prepareByLayers(work: Work): Task {
  const { size, steps, batch } = work;
  const { x, targets } = createInputs(work);
  const inputs = tf.tensor(Float32Array.from(x), [batch, steps, INPUTS]);
  const classes = tf.tidy(() => tf.reshape(tf.oneHot(tf.tensor(targets, [batch * steps], 'int32'), CLASSES), [batch, steps, CLASSES]));
  const model = layers.sequential({
    layers: [
      layers.layers.lstm({
        units: size,
        inputShape: [steps, INPUTS],
        returnSequences: true,
        recurrentActivation: 'sigmoid',
        // Its default, orthogonal, takes minutes to draw at 256 units.
        recurrentInitializer: 'glorotUniform',
      }),
      layers.layers.dense({ units: CLASSES, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy' });
  const release = () => {
    inputs.dispose();
    classes.dispose();
    model.dispose();
  };
  if (work.kind === 'trace') {
    return { run: () => tf.tidy(() => void model.predict(inputs).dataSync()), release };
  }
  return {
    run: async () => {
      await model.trainOnBatch(inputs, classes);
    },
    release,
  };
}
