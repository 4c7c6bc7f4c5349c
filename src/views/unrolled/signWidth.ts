import { textWidth } from '../../ui/textWidth';

/** Widths are reckoned for small letters with a capital here and there: tags are all capitals, which are wider. */
const capitals = 1.22;

/** About how wide an output's sign is, in pixels. */
export function signWidth(sign: string, sizePx: number): number {
  return textWidth(sign, sizePx) * (/^[A-Z]{2,}$/.test(sign) ? capitals : 1);
}
