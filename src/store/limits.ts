/** What the app is built and tested for; a scene beyond is brought back to these. */
export const limits = {
  /** Characters of the text. */
  characters: 400,
  layers: 4,
  /** Units of one layer. */
  units: 256,
  /** Sequences of a mini-batch on the stage; inputs and units of a small layer of its own. */
  batchRows: 16,
  batchSize: 64,
  /** Updates of one training. */
  updates: 20_000,
  /** Seeds are unsigned 32-bit numbers. */
  seed: 0xffff_ffff,
  learningRate: 10,
  /** Bytes of all opened files that the browser keeps; one alone may be larger. */
  keptBytes: 64 * 2 ** 20,
  /** What a value or weight may be held at or set to, up or down: beyond, a few products overflow. */
  value: 1000,
  /** Factor on the recurrent matrices. */
  gain: { from: 0, to: 4 },
  /** Norm that gradients are clipped to. */
  clip: { from: 1e-4, to: 1e6 },
  zoom: { from: 0.05, to: 20 },
  /** Decimals; 17 tell every float64 below ten apart from its neighbours. */
  digits: { from: 3, to: 17 },
} as const;
