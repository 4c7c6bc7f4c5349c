import type { Misconception } from './misconception';

/** Wrong ideas about what a network computes, forward and back, and about what it is for. */
export const computingMisconceptions = {
  noActivation: ['left out the activation', 'That is the sum before the activation; the value still goes through it.'],
  sigmoidForTanh: ['took σ for tanh', 'Gates use σ, between 0 and 1. Candidates and states use tanh, between −1 and 1.'],
  tanhForSigmoid: ['took tanh for σ', 'Gates use σ, between 0 and 1. Candidates and states use tanh, between −1 and 1.'],
  noState: ['left out the previous state', 'The previous state enters through W. That is what makes the network recurrent.'],
  noInput: ['left out the input', 'The new input enters through U.'],
  noBias: ['left out the bias', 'The bias is added before the activation.'],
  weightsTransposed: ['used the matrix the other way round', 'The vector stands on the left here: unit j uses column j of the matrix.'],
  gatesSwapped: ['swapped the forget and the input gate', 'f scales the old state, i scales the new candidate.'],
  nothingForgotten: ['kept the whole old state', 'The forget gate scales the old state before the new content is added.'],
  everythingWritten: ['wrote the whole candidate', 'The input gate scales the candidate before it is added.'],
  outputOpen: ['left out the output gate', 'h is what the output gate lets through of tanh(c).'],
  stateNotSquashed: ['left out the tanh around the cell state', 'h = o ⊙ tanh(c): the cell state goes through tanh before it is read.'],
  updateSwapped: ['swapped z and 1 − z', 'Here z keeps the old state, as in Cho et al. 2014 and PyTorch; Chung et al. 2014 swap the two.'],
  noReset: ['left out the reset gate', 'The candidate sees the previous state through the reset gate.'],
  noDerivative: [
    'left out the derivative of the activation',
    'The gradient is multiplied by φ′ on its way through the activation: 1 − h² for tanh.',
  ],
  wrongDerivative: ['took 1 − h for the derivative of tanh', 'The slope of tanh at the sum is 1 − h², with the square.'],
  noWeight: ['left out the recurrent weight', 'On the way to the earlier state the gradient passes W, and is multiplied by it.'],
  wrongState: [
    'multiplied by the state after the step',
    'W is multiplied by the state before the step, so that state stands in its gradient.',
  ],
  laterStepsIgnored: [
    'used the last step only',
    'The state of an earlier step also acts through all later states; the gradients of all those ways are added.',
  ],
  ownCostOnly: ['used the step’s own cost only', 'A state also acts on all later outputs; what comes back from the next state is added.'],
  averaged: [
    'took the mean over the steps',
    'The shared weight acts at every step, and its gradient is the sum of all these effects. Nothing is divided.',
  ],
  firstOnly: ['used the first step only', 'Every step contributes to the gradient of a shared weight.'],
  multipliedSteps: [
    'multiplied the contributions',
    'Factors are multiplied along one way back; contributions of different steps are added.',
  ],
  signsIgnored: ['added without the signs', 'Contributions can cancel each other: their signs belong to the sum.'],
  unusedOutput: [
    'let the cost reach outputs that it does not use',
    'An output that is not in the cost has no effect on it: no gradient starts there.',
  ],
  lastOutputOnly: ['let the cost reach the last output only', 'Gradients start at every output that the cost uses, not only at the last.'],
  directToState: [
    'let the cost reach the states directly',
    'The cost sees outputs only; the gradient comes to a state through its output or through the next state.',
  ],
  forwardInTime: ['let the gradient run forward in time', 'Backward, gradients run from later states to earlier ones only.'],
  beyondLastOutput: [
    'let gradients start after the last used output',
    'States after the last used output do not act on the cost: nothing comes back from them.',
  ],
  oneWay: ['counted one way only', 'Every used output of the state’s own step or a later one adds at least one way.'],
  oneDescent: [
    'let ways go down to the lower layer at one step only',
    'From every used output there are as many ways as there are steps at which a way can go down to the lower layer.',
  ],
  stepsForWays: ['counted steps instead of ways', 'A long way is still one way; what counts is where ways split.'],
  earlierOutputs: [
    'counted outputs before the state',
    'The state does not act on outputs of earlier steps: no way leads from them back to it.',
  ],
  layersAdded: [
    'added the layers’ ways',
    'A way goes down to the lower layer once, and each step at which it can do so makes another way.',
  ],
  largestGradient: [
    'looked at the incoming gradient only',
    'A step’s contribution to ∂L/∂W is the product of the previous state and the gradient at the sum: both must be large.',
  ],
  largestState: [
    'looked at the state only',
    'A step’s contribution to ∂L/∂W is the product of the previous state and the gradient at the sum: both must be large.',
  ],
  lastStepDefault: [
    'took the last step',
    'The last step is nearest to the cost, but its previous state may be small; the product decides.',
  ],
  firstStepDefault: ['took the first step', 'Before the first step the state is zero, so the first step adds nothing to ∂L/∂W.'],
  sizeOnly: ['looked at one factor only', 'The factor acts once for each step: 0.9 is near 1, but 0.9 to the power of 50 is small.'],
  stepsUncounted: [
    'went by one factor without counting the steps',
    'The factor acts once for each step back: over few steps one that is not far from 1 reaches neither a thousandth nor a thousandfold.',
  ],
  alwaysVanishes: [
    'took for granted that gradients vanish',
    'That depends on the factor: below 1 they vanish, above 1 they explode, at 1 they last.',
  ],
  explodesForSure: [
    'took a singular value above 1 for an explosion',
    'The slope of tanh is at most 1 and far smaller where units are saturated: then the product shrinks all the same.',
  ],
  oneStepFewer: ['counted the steps, not the ways between them', 'From step 1 to step T there are T − 1 transitions, so T − 1 factors.'],
  addedFactors: ['added the factors', 'Each step back multiplies; over many steps that makes a power, not a multiple.'],
  gatesCarry: [
    'took gates for a cure of exploding gradients',
    'Gates keep gradients from vanishing along the long-term state. They do not bound them; clipping does.',
  ],
  batchNoCure: ['looked to the batch', 'A larger batch averages more sequences. It changes nothing in the factors along the way back.'],
  longerNoCure: ['looked to longer sequences', 'Longer sequences mean more factors on the way back: the trouble grows.'],
  clippingForVanishing: [
    'took clipping for a cure of vanishing gradients',
    'Clipping only ever makes a gradient smaller. One that has vanished is far below the threshold and passes unchanged.',
  ],
  raisedToThreshold: ['scaled a small gradient up to the threshold', 'Clipping leaves gradients below the threshold as they are.'],
  clippedEach: ['clipped each value for itself', 'Clipping by norm scales the whole gradient by one factor and keeps its direction.'],
  notClipped: ['left the gradient as it was', 'Its norm is above the threshold, so the whole gradient is scaled down.'],
  wrongNorm: ['added the magnitudes', 'The norm is the square root of the sum of squares.'],
  openForgets: ['read an open forget gate as forgetting', 'The forget gate says what is kept: 1 keeps everything, 0 erases.'],
  outputErases: [
    'gave the output gate the job of the forget gate',
    'The output gate says what is read from the memory. The memory itself stays as it is.',
  ],
  sizesMisjudged: [
    'misjudged the sizes',
    'With the forget gate closed the cell state loses f times its value before; with the input gate closed it loses i times the candidate: compare the two products. With the output gate closed, h becomes 0.',
  ],
  memoryForReading: [
    'changed the memory, not what is read from it',
    'With the forget gate, the input gate or the candidate at 0 the memory still differs from name to name. With the output gate at 0, h is 0 whatever the memory holds.',
  ],
  colourMisread: ['read the scale the wrong way round', 'Paper is 0, a closed gate; full colour is 1, an open one.'],
  neighbourCell: ['read a neighbouring cell', 'Follow the row of the unit and the column of the step to where they cross.'],
  overlooked: ['overlooked the strongest pattern', 'Compare the row with the letters below it, one by one.'],
  outputsOverlooked: ['overlooked which outputs are used', 'What counts is which inputs are given and which outputs are used.'],
  alignedForWhole: [
    'paired every input with an output',
    'Outputs that come step for step need an answer at every step. Here the answer comes once, or only after the whole input.',
  ],
  wholeForAligned: ['waited for the end', 'There is an answer for every step here, in step with the input.'],
  vectorForSequence: ['took one input for a sequence', 'One input at the start, then nothing new: that is vector-to-sequence.'],
  encoderForgotten: [
    'began the answer before the question was over',
    'When the whole input must be known before the first output, an encoder reads first and a decoder answers.',
  ],
  longMeansMany: [
    'took many steps for many variables',
    'Univariate or multivariate is about values at one step, not about how many steps there are.',
  ],
  manySeries: ['took many series for many variables', 'A thousand separate series of one value a step are univariate each.'],
  oneForSeveral: ['took several values for one', 'Several values belong to each step: that is what multivariate means.'],
  futureOrPast: [
    'mixed up the future and the gap',
    'Forecasting is about values after the end; imputation is about values missing inside.',
  ],
  riseIsSeason: ['took a steady change for a season', 'A season comes back after a fixed time; a trend does not repeat.'],
  seasonIsTrend: [
    'took a repeating change for a trend',
    'What comes back after a fixed time is a season; a trend goes on in one direction.',
  ],
  noiseIsPattern: ['saw a pattern in noise', 'The level stays, and no pattern comes back after a fixed time.'],
  oneOfTwo: ['saw only one of the two', 'Both are there: the repeating pattern rides on a steady change.'],
} as const satisfies Readonly<Record<string, Misconception>>;
