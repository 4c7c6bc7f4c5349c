import type { Misconception } from './misconception';

/** Wrong ideas about counts, memory and shapes. The first are those that learners ask about most. */
export const countingMisconceptions = {
  timesSteps: [
    'multiplied by the number of steps',
    'The same weights serve at every step. The sequence can be any length; the number of parameters does not change with it.',
  ],
  timesBatch: [
    'multiplied by the batch',
    'All sequences of a mini-batch pass through the same weights. A larger batch needs memory for its values, not parameters.',
  ],
  copiesCounted: [
    'counted the unrolled copies anew',
    'Unrolling draws the same cell once for each step. The copies share one U and one W; each is counted once.',
  ],
  forgotRecurrent: [
    'left out the recurrent matrix',
    'The state comes back through W: d × d, once in a basic RNN, three times in a GRU, four times in an LSTM. Without it nothing would be remembered.',
  ],
  forgotInput: [
    'left out the input matrix',
    'The input enters through U: n × d, once in a basic RNN, three times in a GRU, four times in an LSTM.',
  ],
  forgotGates: ['counted one gate only', 'Each gate, and the candidate, has weights of its own: four blocks in an LSTM, three in a GRU.'],
  forgotCandidate: [
    'counted the gates but not the candidate',
    'The candidate is not called a gate, but it too has its own U, W and b: four blocks in an LSTM, three in a GRU.',
  ],
  forgotBias: [
    'left out the biases',
    'With bias, each unit adds a number for every gate and for the candidate (just one in a basic RNN), and each output adds one too.',
  ],
  biasAdded: ['counted biases that are not there', 'The model is stated without bias: only the matrices count.'],
  oneBias: [
    'counted one bias vector where the convention keeps two',
    'PyTorch keeps one bias vector with the input product and another with the recurrent one (bias_ih and bias_hh).',
  ],
  twoBiases: [
    'counted two bias vectors where the convention keeps one',
    'One vector a layer here: the second one is how PyTorch (and cuDNN) store it.',
  ],
  forgotOutput: ['left out the output layer', 'V leads from the last layer to the outputs: d × k, with its bias if there is one.'],
  forgotLayers: ['counted the first layer only', 'Every layer of the stack has its own U, W and b.'],
  inputAgain: [
    'let the upper layers read the input again',
    'The second layer reads the states of the first: its U has as many rows as the layer below has units.',
  ],
  swappedMatrices: ['swapped U and W', 'U meets the input and has n rows. W meets the previous state and has d rows.'],
  stackedMatrices: [
    'counted U and W together',
    '[x h] times the stacked matrix is the same sum, but this line asks for one of the two blocks.',
  ],
  addedSides: [
    'added the sides instead of multiplying them',
    'Every row meets every column: a matrix of n rows and d columns has n · d values.',
  ],
  peepholeMatrix: [
    'took the peepholes for matrices',
    'Each gate of a unit sees only its own cell state: d weights for each of the three gates, not d × d.',
  ],
  forgotPeephole: ['left out the peepholes', 'The three gates see the cell state through d weights each.'],
  forgotResetBias: [
    'left out the extra bias of the reset-after GRU',
    'Where the reset gate acts after the product, the recurrent product has a bias of its own.',
  ],
  resetBiasAdded: [
    'counted an extra bias that only the reset-after GRU has',
    'Here the reset gate acts before the product, so one bias vector is enough.',
  ],
  forgotTaps: ['left out the width of the kernel', 'A filter sees several steps at once: width · inputs weights for each filter.'],
  ignoredConvolution: [
    'let the first layer read the input past the convolution',
    'The recurrent layer reads what the convolution gives out: one value for each filter.',
  ],
  perPosition: ['counted the kernel once for each position', 'The same kernel slides over the sequence: it is counted once.'],
  forgotEmbedding: ['left out the embedding', 'The table of embeddings is learned too: one row for each token.'],
  vocabularyInput: [
    'let the first layer read the vocabulary instead of the embedding',
    'The first layer reads the embedded vector, which is as wide as the embedding, not as the vocabulary.',
  ],
  forgotDecoder: ['left out the decoder', 'The decoder is a second network with its own weights.'],
  sharedDecoder: [
    'took the decoder for a copy of the encoder',
    'The decoder starts from the encoder’s state, but reads inputs of its own kind, through its own U.',
  ],
  unitsIgnored: ['thought that the number of units does not matter', 'One side of U and both sides of W grow with the number of units.'],
  valuesNotBytes: ['counted values, not bytes', 'A 32-bit number takes 4 bytes.'],
  doubled: ['took 8 bytes for a value', '64-bit numbers take 8 bytes; here they have 32 bits.'],
  halved: ['took 4 bytes for a value', '32-bit numbers take 4 bytes; here they have 64 bits.'],
  mebibytes: ['divided by 1024 · 1024', 'That gives mebibytes (MiB). A megabyte here is 1 000 000 bytes, as stated.'],
  weightsOnly: [
    'counted the weights only',
    'Training with Adam also keeps the gradient and two running means, each as large as the weights.',
  ],
  biasMultiplied: ['counted the biases as multiplications', 'A bias is added, not multiplied.'],
  forgotSteps: [
    'left out the number of steps',
    'The parameters are shared over the steps, the work is not: every step multiplies with all of them again.',
  ],
  everyOutput: ['used the output layer at every step', 'Here only the last output is computed, so V is multiplied with once.'],
  forgotBatch: ['left out the batch', 'Each sequence of the mini-batch is multiplied through on its own.'],
  transposed: ['turned the matrix round', 'The sides are swapped: rows come from what goes in, columns from what comes out.'],
  batchInWeights: ['gave the weights a side for the batch', 'The batch is a side of X and Y. The weights know nothing of it.'],
  batchForgotten: ['left out the batch', 'A mini-batch of m sequences gives m rows, one each.'],
  inputsForNeurons: ['took the inputs for the neurons', 'The layer gives out one value for each neuron, whatever the number of inputs.'],
  stackedSideways: [
    'put the blocks side by side instead of on top of each other',
    '[X Y] is wider, so W must be taller: U above, W below.',
  ],
  productOverlooked: [
    'overlooked a product that fits',
    'The columns of the left matrix are as many as the rows of the right one: row meets column, value by value.',
  ],
  stepsAsSide: ['gave a single step a side for time', 'X at step t is one slice of the sequence: time is not one of its sides.'],
} as const satisfies Readonly<Record<string, Misconception>>;
