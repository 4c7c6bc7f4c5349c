import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { serve } from './serve';
import { prepareByHand } from './tfjsHand';
import { prepareByLayers } from './tfjsLayers';

/** `cpu-hand`, `cpu-layers`, `wasm-hand` or `wasm-layers`: the worker's name, or the process's argument. */
const name = typeof process === 'undefined' ? self.name : (process.argv[2] ?? '');
const [backend = 'cpu', api] = name.split('-');
const wasmFolder = typeof process === 'undefined' ? new URL('./', self.location.href).href : process.argv[3];

let started: Promise<boolean> | null = null;

async function start(): Promise<boolean> {
  if (wasmFolder) setWasmPaths(wasmFolder);
  const isSet = await tf.setBackend(backend);
  await tf.ready();
  if (!isSet) throw new Error(`TensorFlow.js has no backend ${backend} here.`);
  if (backend === 'wasm' && !tf.env().getBool('WASM_HAS_SIMD_SUPPORT')) throw new Error('This browser has no WebAssembly SIMD.');
  return isSet;
}

serve({
  prepare: async (work) => {
    await (started ??= start());
    return api === 'layers' ? prepareByLayers(work) : prepareByHand(work);
  },
});
