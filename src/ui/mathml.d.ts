import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** React renders MathML; its types do not know the elements yet. Only those that are used. */
type MathElement<Own = object> = DetailedHTMLProps<HTMLAttributes<MathMLElement> & Own, MathMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      math: MathElement<{ display?: 'block' | 'inline' }>;
      mrow: MathElement;
      mi: MathElement<{ mathvariant?: 'normal' }>;
      mn: MathElement;
      mo: MathElement<{ stretchy?: 'true' | 'false'; form?: 'prefix' | 'infix' | 'postfix'; lspace?: string; rspace?: string }>;
      mfrac: MathElement;
      msub: MathElement;
      msup: MathElement;
      msubsup: MathElement;
      mover: MathElement<{ accent?: 'true' | 'false' }>;
    }
  }
}
