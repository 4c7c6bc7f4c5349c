import { sigmoid, tanh } from '../../../src/engine/scalar';

const functions: Readonly<Record<string, (value: number) => number>> = { σ: sigmoid, tanh, ReLU: (value) => Math.max(0, value) };
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function exponentOf(power: string): number {
  return Number([...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join(''));
}

function readNumber(text: string): number {
  const [mantissa = '', power] = text.replaceAll('\u202f', '').split('×10');
  return Number(mantissa) * (power ? 10 ** exponentOf(power) : 1);
}

/** Does the arithmetic that is written on screen: sums, products, brackets, squares, activations. As a reader with a calculator would. */
export function calculate(text: string): number {
  const tokens = text.match(/σ|tanh|ReLU|[\d.]+(?:\u202f×\u202f10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|[()²+−·]/g) ?? [];
  let next = 0;
  const take = (token: string) => tokens[next] === token && ++next > 0;

  function sum(): number {
    let total = product();
    for (;;) {
      if (take('+')) total += product();
      else if (take('−')) total -= product();
      else return total;
    }
  }
  function product(): number {
    let result = factor();
    while (take('·')) result *= factor();
    return result;
  }
  function factor(): number {
    if (take('−')) return -factor();
    const base = atom();
    return take('²') ? base * base : base;
  }
  function atom(): number {
    const token = tokens[next++] ?? '';
    const apply = functions[token] ?? ((value: number) => value);
    if (token !== '(' && !(token in functions)) return readNumber(token);
    if (token !== '(') take('(');
    const inside = sum();
    if (!take(')')) throw new Error(`A bracket is not closed in “${text}”.`);
    return apply(inside);
  }
  const result = sum();
  if (next !== tokens.length) throw new Error(`“${text}” goes on after the sum.`);
  return result;
}
