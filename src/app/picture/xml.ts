/** An element of the picture before it is written: names and texts as they are meant, escaped only on writing. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (XmlNode | string)[];
}

export function node(name: string, attributes: XmlNode['attributes'], children: XmlNode['children'] = []): XmlNode {
  return { name, attributes, children };
}

/** XML 1.0 has no place for most control characters, not even escaped. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escape(text: string): string {
  return text.replace(unwritable, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Hundredths of a pixel are finer than any screen. */
function writeValue(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escape(value).replaceAll('"', '&quot;');
}

export function writeXml({ name, attributes, children }: XmlNode): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${writeValue(value)}"`)
    .join('');
  if (children.length === 0) return `<${name}${written}/>`;
  return `<${name}${written}>${children.map((child) => (typeof child === 'string' ? escape(child) : writeXml(child))).join('')}</${name}>`;
}
