import { sigmoid } from '../src/engine/scalar';
import type { Page } from './fixtures';

/** A number as it stands on the screen: its value, and how far the rounding may have moved it. */
export interface Shown {
  readonly value: number;
  readonly error: number;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const written = /(\d+(?:\u202f\d{3})*)(?:\.(\d+))?(?:\u202f×\u202f10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/y;

function exponentOf(minus: string | undefined, digits: string | undefined): number {
  const size = Number([...(digits ?? '⁰')].map((sign) => superscripts.indexOf(sign)).join(''));
  return minus ? -size : size;
}

const sum = (a: Shown, b: Shown): Shown => ({ value: a.value + b.value, error: a.error + b.error });
const negative = ({ value, error }: Shown): Shown => ({ value: -value, error });
const product = (a: Shown, b: Shown): Shown => ({
  value: a.value * b.value,
  error: Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error,
});

/** None of them is steeper than 1, so that an error grows no larger. */
const functions: Readonly<Record<string, (value: number) => number>> = {
  'σ(': sigmoid,
  'tanh(': Math.tanh,
  '(': (value) => value,
};

/** Reads a line of arithmetic as a person with pen and paper does: numbers, + − ·, brackets, squares and the activations. */
class Arithmetic {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.replace(/ /g, '');
  }

  read(): Shown {
    const result = this.#sum();
    if (this.#at < this.#text.length) this.#fail();
    return result;
  }

  #fail(): never {
    throw new SyntaxError(`“${this.#text}” makes no sense from character ${this.#at} on.`);
  }

  #take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #sum(): Shown {
    let result = this.#product();
    for (;;) {
      if (this.#take('+')) result = sum(result, this.#product());
      else if (this.#take('−')) result = sum(result, negative(this.#product()));
      else return result;
    }
  }

  #product(): Shown {
    if (this.#take('−')) return negative(this.#product());
    let result = this.#factor();
    while (this.#take('·')) result = product(result, this.#factor());
    return result;
  }

  #factor(): Shown {
    const base = this.#bracket() ?? this.#number();
    return this.#take('²') ? product(base, base) : base;
  }

  #bracket(): Shown | null {
    const name = Object.keys(functions).find((opening) => this.#take(opening));
    if (name === undefined) return null;
    const { value, error } = this.#sum();
    if (!this.#take(')')) this.#fail();
    return { value: functions[name]?.(value) ?? value, error };
  }

  #number(): Shown {
    written.lastIndex = this.#at;
    const match = written.exec(this.#text);
    if (!match) return this.#fail();
    this.#at = written.lastIndex;
    const [, integer = '', fraction = '', minus, power] = match;
    const exponent = exponentOf(minus, power);
    const value = Number(`${integer.replaceAll('\u202f', '')}.${fraction}e${exponent}`);
    // 0 and 1 alone are exact; everything else was rounded in its last digit.
    const isExact = fraction === '' && integer.length === 1;
    return { value, error: isExact ? 0 : 0.5 * 10 ** (exponent - fraction.length) };
  }
}

/** The value of what is written, with the room that rounding leaves it. */
export function readShown(text: string): Shown {
  return new Arithmetic(text).read();
}

/** The rows of the only table in view. */
export async function rowsOf(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page.locator('.figure-table:visible tbody tr').allInnerTexts();
  return rows.map((row) => row.split('\t').map((part) => part.trim()));
}
