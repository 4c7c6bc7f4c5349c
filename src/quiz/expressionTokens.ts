/** Whether the field wants a whole number: then a comma groups thousands; otherwise a lone comma may be a decimal comma. */
export type Expected = 'whole' | 'real';

export type FunctionName = 'tanh' | 'sigmoid' | 'exp' | 'ln' | 'sqrt';

export type Token =
  | { readonly kind: 'function'; readonly name: FunctionName }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'operator'; readonly sign: '+' | '-' | '*' | '/' | '^' }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

export type Tokens =
  | { readonly kind: 'tokens'; readonly list: readonly Token[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

type Literal = { readonly value: number } | { readonly reason: string };

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Spaces of every width and apostrophes group thousands; only in threes, so that a missing sign is not read as one large number. */
const groupedNumber = /^\d{1,3}(?:[\s'’]\d{3})+(?!\d)(?:[.,]\d+)?|^\d+(?:[.,]\d+)*|^[.,]\d+/u;
const exponent = /^e[+−-]?\d+/iu;

const signs: Readonly<Record<string, Token>> = {
  '+': { kind: 'operator', sign: '+' },
  '-': { kind: 'operator', sign: '-' },
  '−': { kind: 'operator', sign: '-' },
  '–': { kind: 'operator', sign: '-' },
  '*': { kind: 'operator', sign: '*' },
  '×': { kind: 'operator', sign: '*' },
  '·': { kind: 'operator', sign: '*' },
  '⋅': { kind: 'operator', sign: '*' },
  '∙': { kind: 'operator', sign: '*' },
  x: { kind: 'operator', sign: '*' },
  X: { kind: 'operator', sign: '*' },
  '/': { kind: 'operator', sign: '/' },
  '÷': { kind: 'operator', sign: '/' },
  ':': { kind: 'operator', sign: '/' },
  '^': { kind: 'operator', sign: '^' },
  '(': { kind: 'open' },
  '[': { kind: 'open' },
  ')': { kind: 'close' },
  ']': { kind: 'close' },
};

const functions: Readonly<Record<string, FunctionName>> = {
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  sigma: 'sigmoid',
  σ: 'sigmoid',
  exp: 'exp',
  ln: 'ln',
  log: 'ln',
  sqrt: 'sqrt',
  '√': 'sqrt',
};

function readFunction(rest: string): { readonly length: number; readonly name: FunctionName } | null {
  const word = /^(?:[\p{L}_]+|√)(?=\s*\()/u.exec(rest)?.[0];
  const name = word === undefined ? undefined : functions[word.toLowerCase()];
  return word !== undefined && name ? { length: word.length, name } : null;
}

function isGrouped(digits: string, separator: '.' | ','): boolean {
  const [first = '', ...rest] = digits.split(separator);
  return rest.length > 0 && /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** 1,234 and 1.234 mean different numbers in different countries; where the field leaves both open, the learner is asked. */
function readSeparated(digits: string, expected: Expected): Literal {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  const joined = digits.replace(/[.,]/g, '');
  if (commas + points === 0) return { value: Number(digits) };
  if (points === 0 && isGrouped(digits, ',')) {
    if (expected === 'whole' || commas > 1) return { value: Number(joined) };
    return { reason: `“${digits}” could be ${joined} or ${digits.replace(',', '.')}: write it with a point, or without the comma.` };
  }
  if (commas === 0 && isGrouped(digits, '.') && (expected === 'whole' || points > 1)) {
    if (points > 1) return { value: Number(joined) };
    return { reason: `“${digits}” could be ${joined} or a fraction. The answer is a whole number: write ${joined}, without the point.` };
  }
  if (commas + points === 1) return { value: Number(digits.replace(',', '.')) };
  const decimal = /^([\d,]+)\.(\d+)$/.exec(digits) ?? /^([\d.]+),(\d+)$/.exec(digits);
  const whole = decimal?.[1] ?? '';
  const separator = whole.includes(',') ? ',' : '.';
  if (decimal && isGrouped(whole, separator)) return { value: Number(`${whole.replaceAll(separator, '')}.${decimal[2] ?? ''}`) };
  return { reason: `The commas and points in “${digits}” do not fit together; thousands go in groups of three.` };
}

function readSuperscript(rest: string): { readonly length: number; readonly value: number } | null {
  const found = /^([⁻⁺]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/u.exec(rest);
  if (!found) return null;
  const digits = [...(found[2] ?? '')].map((sign) => superscripts.indexOf(sign)).join('');
  return { length: found[0].length, value: (found[1] === '⁻' ? -1 : 1) * Number(digits) };
}

function complain(rest: string): string {
  const word = /^\p{L}[\p{L}\p{N}_]*/u.exec(rest)?.[0];
  if (word) return `“${word}” is not a number: put its value in, as in 234 * 1024.`;
  return `The sign “${[...rest][0] ?? ''}” cannot be read here. Digits, + − * / ^ and brackets can.`;
}

function readLiteral(rest: string, expected: Expected): { readonly length: number; readonly literal: Literal } | null {
  const digits = groupedNumber.exec(rest)?.[0];
  if (digits === undefined) return null;
  const literal = readSeparated(digits.replace(/[\s'’]/gu, ''), /[\s'’]/u.test(digits) ? 'real' : expected);
  const power = exponent.exec(rest.slice(digits.length))?.[0] ?? '';
  if (!('value' in literal) || power === '') return { length: digits.length, literal };
  return { length: digits.length + power.length, literal: { value: Number(`${literal.value}${power.replace('−', '-')}`) } };
}

export function tokenise(text: string, expected: Expected): Tokens {
  const list: Token[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const number = readLiteral(rest, expected);
    const power = readSuperscript(rest);
    const named = readFunction(rest);
    const sign = signs[[...rest][0] ?? ''];
    if (named) {
      list.push({ kind: 'function', name: named.name });
      rest = rest.slice(named.length);
    } else if (number) {
      if ('reason' in number.literal) return { kind: 'unreadable', reason: number.literal.reason };
      list.push({ kind: 'number', value: number.literal.value });
      rest = rest.slice(number.length);
    } else if (rest.startsWith('**')) {
      list.push({ kind: 'operator', sign: '^' });
      rest = rest.slice(2);
    } else if (power) {
      list.push({ kind: 'operator', sign: '^' }, { kind: 'number', value: power.value });
      rest = rest.slice(power.length);
    } else if (sign) {
      list.push(sign);
      rest = rest.slice(1);
    } else return { kind: 'unreadable', reason: complain(rest) };
    rest = rest.trimStart();
  }
  return { kind: 'tokens', list };
}
