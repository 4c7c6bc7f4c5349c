import { exp, log, sigmoid, tanh } from '../engine/scalar';
import { type Expected, type FunctionName, type Token, tokenise } from './expressionTokens';

/** A learner's arithmetic, read; or why it cannot be read, in words for the learner. */
export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: number; readonly calculated: boolean }
  | { readonly kind: 'malformed'; readonly reason: string };

class Unreadable extends Error {}

const functions: Readonly<Record<FunctionName, (argument: number) => number>> = { tanh, sigmoid, exp, ln: log, sqrt: Math.sqrt };

type Operator = Extract<Token, { kind: 'operator' }>['sign'];

/** Sums, products, powers and parentheses by recursive descent; `4(2+1)` multiplies. */
class Parser {
  #position = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): number {
    const value = this.#sum();
    const rest = this.#tokens[this.#position];
    if (rest)
      throw new Unreadable(
        rest.kind === 'close' ? 'There is a closing bracket without an opening one.' : 'Two numbers stand side by side.',
      );
    return value;
  }

  #takeOperator(...signs: Operator[]): Operator | null {
    const token = this.#tokens[this.#position];
    if (token?.kind !== 'operator' || !signs.includes(token.sign)) return null;
    this.#position += 1;
    return token.sign;
  }

  #sum(): number {
    let value = this.#product();
    for (let sign = this.#takeOperator('+', '-'); sign; sign = this.#takeOperator('+', '-')) {
      const term = this.#product();
      value = sign === '+' ? value + term : value - term;
    }
    return value;
  }

  #product(): number {
    let value = this.#signed();
    for (;;) {
      const sign = this.#takeOperator('*', '/');
      if (!sign && this.#tokens[this.#position]?.kind !== 'open' && this.#tokens[this.#position]?.kind !== 'function') return value;
      const factor = this.#signed();
      if (sign === '/' && factor === 0) throw new Unreadable('Nothing can be divided by 0.');
      value = sign === '/' ? value / factor : value * factor;
    }
  }

  #signed(): number {
    const sign = this.#takeOperator('+', '-');
    if (!sign) return this.#power();
    const value = this.#signed();
    return sign === '-' ? -value : value;
  }

  #power(): number {
    const base = this.#atom();
    return this.#takeOperator('^') ? base ** this.#signed() : base;
  }

  #atom(): number {
    const token = this.#tokens[this.#position];
    this.#position += 1;
    if (token?.kind === 'number') return token.value;
    if (token?.kind === 'function') return this.#applied(token.name);
    if (token?.kind === 'open') return this.#inBrackets();
    if (token?.kind === 'close') throw new Unreadable('There is nothing between the brackets, or before the closing one.');
    throw new Unreadable(token ? `Something is missing before “${token.sign}”.` : 'The line stops in the middle: a number is missing.');
  }

  #applied(name: FunctionName): number {
    this.#position += 1;
    const argument = this.#inBrackets();
    if ((name === 'ln' && argument <= 0) || (name === 'sqrt' && argument < 0)) {
      throw new Unreadable('A logarithm or a root of a negative number is no number here.');
    }
    return functions[name](argument);
  }

  #inBrackets(): number {
    const value = this.#sum();
    if (this.#tokens[this.#position]?.kind !== 'close') throw new Unreadable('A bracket is not closed.');
    this.#position += 1;
    return value;
  }
}

function check(value: number, expected: Expected): void {
  if (!Number.isFinite(value)) throw new Unreadable('This is too large to be read as a number.');
  if (expected === 'whole' && !Number.isInteger(value)) {
    throw new Unreadable(`This comes to ${String(Number(value.toPrecision(6)))}, and the answer is a whole number.`);
  }
}

/** Reads `239616`, `239,616`, `239 616`, `234*1024`, `234×1024`, `4·(6·5+5)`; never guesses where a reading is ambiguous. */
export function readNumber(text: string, expected: Expected): Reading {
  const tokens = tokenise(text, expected);
  if (tokens.kind === 'unreadable') return { kind: 'malformed', reason: tokens.reason };
  if (tokens.list.length === 0) return { kind: 'empty' };
  try {
    const value = new Parser(tokens.list).parse();
    check(value, expected);
    return { kind: 'value', value, calculated: tokens.list.length > 1 };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'malformed', reason: error.message };
    throw error;
  }
}
