/** Cells that PyTorch lacks, as modules of one layer with the names and the row order of nn.LSTM and nn.GRU. */

export const peepholeLstm = `class PeepholeLSTM(nn.Module):
    """An LSTM whose gates also see the cell state (Gers & Schmidhuber 2000); f and i the one before, o the new one."""

    def __init__(self, inputs, units, bias=True):
        super().__init__()
        self.units = units
        self.weight_ih_l0 = nn.Parameter(torch.zeros(4 * units, inputs))  # rows: i, f, g, o
        self.weight_hh_l0 = nn.Parameter(torch.zeros(4 * units, units))
        self.weight_peephole_l0 = nn.Parameter(torch.zeros(3 * units))  # i, f, o
        if bias:
            self.bias_ih_l0 = nn.Parameter(torch.zeros(4 * units))
            self.bias_hh_l0 = nn.Parameter(torch.zeros(4 * units))
        self.bias = bias

    def forward(self, x, state=None):
        h, c = state if state is not None else (x.new_zeros(1, x.shape[1], self.units),) * 2
        h, c = h[0], c[0]
        p_i, p_f, p_o = self.weight_peephole_l0.chunk(3)
        outputs = []
        for x_t in x:
            gates = x_t @ self.weight_ih_l0.T + h @ self.weight_hh_l0.T
            if self.bias:
                gates = gates + self.bias_ih_l0 + self.bias_hh_l0
            i, f, g, o = gates.chunk(4, dim=1)
            i = torch.sigmoid(i + p_i * c)
            f = torch.sigmoid(f + p_f * c)
            c = f * c + i * torch.tanh(g)
            h = torch.sigmoid(o + p_o * c) * torch.tanh(c)
            outputs.append(h)
        return torch.stack(outputs), (h[None], c[None])`;

export const resetBeforeGru = `class ResetBeforeGRU(nn.Module):
    """A GRU that resets the state before the product (Cho et al. 2014); nn.GRU resets after it."""

    def __init__(self, inputs, units, bias=True):
        super().__init__()
        self.units = units
        self.weight_ih_l0 = nn.Parameter(torch.zeros(3 * units, inputs))  # rows: r, z, n
        self.weight_hh_l0 = nn.Parameter(torch.zeros(3 * units, units))
        if bias:
            self.bias_ih_l0 = nn.Parameter(torch.zeros(3 * units))
            self.bias_hh_l0 = nn.Parameter(torch.zeros(3 * units))
        self.bias = bias

    def forward(self, x, state=None):
        h = state[0] if state is not None else x.new_zeros(x.shape[1], self.units)
        W_r, W_z, W_n = self.weight_hh_l0.chunk(3)
        outputs = []
        for x_t in x:
            gates = x_t @ self.weight_ih_l0.T
            if self.bias:
                gates = gates + self.bias_ih_l0 + self.bias_hh_l0
            r, z, n = gates.chunk(3, dim=1)
            r = torch.sigmoid(r + h @ W_r.T)
            z = torch.sigmoid(z + h @ W_z.T)
            n = torch.tanh(n + (r * h) @ W_n.T)
            h = z * h + (1 - z) * n
            outputs.append(h)
        return torch.stack(outputs), h[None]`;

export const layerStack = `class Stack(nn.ModuleList):
    """Layers on one another, called like one recurrent module; the state is a list with one entry a layer."""

    def forward(self, x, states=None):
        finals = []
        for k, layer in enumerate(self):
            x, final = layer(x, states[k] if states is not None else None)
            finals.append(final)
        return x, finals`;
