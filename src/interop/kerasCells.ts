/** The cell that Keras lacks, with the names and the column order of its own LSTM. */
export const peepholeLstmCell = `class PeepholeLSTMCell(keras.Layer):
    """An LSTM whose gates also see the cell state (Gers & Schmidhuber 2000); f and i the one before, o the new one."""

    def __init__(self, units, use_bias=True):
        super().__init__()
        self.units, self.use_bias = units, use_bias
        self.state_size, self.output_size = [units, units], units

    def build(self, input_shape):
        units = self.units
        self.kernel = self.add_weight(shape=(input_shape[-1], 4 * units), name='kernel')  # columns: i, f, c, o
        self.recurrent_kernel = self.add_weight(shape=(units, 4 * units), name='recurrent_kernel')
        if self.use_bias:
            self.bias = self.add_weight(shape=(4 * units,), name='bias')
        self.peephole = self.add_weight(shape=(3 * units,), name='peephole')  # i, f, o

    def call(self, x, states):
        h, c = states
        sigmoid, tanh = keras.ops.sigmoid, keras.ops.tanh
        gates = keras.ops.matmul(x, self.kernel) + keras.ops.matmul(h, self.recurrent_kernel)
        if self.use_bias:
            gates = gates + self.bias
        i, f, g, o = keras.ops.split(gates, 4, axis=-1)
        p_i, p_f, p_o = keras.ops.split(self.peephole, 3)
        i, f = sigmoid(i + p_i * c), sigmoid(f + p_f * c)
        c = f * c + i * tanh(g)
        h = sigmoid(o + p_o * c) * tanh(c)
        return h, [h, c]`;
