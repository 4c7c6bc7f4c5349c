// The few functions of TensorFlow.js that the benchmark calls; the packages themselves are installed by the benchmark alone.

declare module '@tensorflow/tfjs-core' {
  export interface Tensor {
    dataSync(): ArrayLike<number>;
    dispose(): void;
  }
  interface Optimizer {
    minimize(loss: () => Tensor): null;
    dispose(): void;
  }
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
  export function tidy<Result>(body: () => Result): Result;
  export function tensor(values: Float32Array | Int32Array, shape: number[], type?: 'float32' | 'int32'): Tensor;
  export function variable(start: Tensor): Tensor;
  export function zeros(shape: number[]): Tensor;
  export function oneHot(indices: Tensor, depth: number): Tensor;
  export function matMul(a: Tensor, b: Tensor): Tensor;
  export function add(a: Tensor, b: Tensor): Tensor;
  export function sub(a: Tensor, b: Tensor): Tensor;
  export function mul(a: Tensor, b: Tensor): Tensor;
  export function sigmoid(x: Tensor): Tensor;
  export function tanh(x: Tensor): Tensor;
  export function softmax(x: Tensor): Tensor;
  export function reshape(x: Tensor, shape: number[]): Tensor;
  export function split(x: Tensor, sizes: number | number[], axis: number): Tensor[];
  export function unstack(x: Tensor): Tensor[];
  export function concat(parts: Tensor[], axis: number): Tensor;
  export const losses: { softmaxCrossEntropy(targets: Tensor, logits: Tensor): Tensor };
  export const train: { adam(learningRate: number): Optimizer };
  export function env(): { getBool(flag: string): boolean };
}

declare module '@tensorflow/tfjs-layers' {
  import type { Tensor } from '@tensorflow/tfjs-core';

  interface Layer {
    readonly name: string;
  }
  interface Model {
    compile(options: { optimizer: unknown; loss: string }): void;
    trainOnBatch(x: Tensor, y: Tensor): Promise<unknown>;
    predict(x: Tensor): Tensor;
    dispose(): unknown;
  }
  export function sequential(options: { layers: Layer[] }): Model;
  export const layers: {
    lstm(options: Record<string, unknown>): Layer;
    dense(options: Record<string, unknown>): Layer;
  };
}

declare module '@tensorflow/tfjs-backend-cpu' {}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void;
}
