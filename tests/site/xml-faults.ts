// https://www.w3.org/TR/xml/#NT-Char
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const looseAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;
const name = '[A-Za-z_][\\w.:-]*';
const tag = new RegExp(`^<(/?)(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>$`);

/** What makes a text no well-formed XML 1.0: strict, where parsers of feeds forgive. For documents without DTD or CDATA. */
export function findXmlFaults(xml: string): readonly string[] {
  const faults: string[] = [];
  const character = forbidden.exec(xml);
  if (character) faults.push(`forbidden character U+${character[0].codePointAt(0)?.toString(16) ?? ''}`);
  const ampersand = looseAmpersand.exec(xml);
  if (ampersand) faults.push(`loose ampersand: ${xml.slice(ampersand.index, ampersand.index + 20)}`);

  const open: string[] = [];
  const roots: string[] = [];
  for (const [token] of xml.replace(/^<\?xml [^?]*\?>\n/, '').matchAll(/<[^>]*>?|[^<]+/g)) {
    if (!token.startsWith('<')) {
      if (open.length === 0 && token.trim() !== '') faults.push(`text outside the root: ${token.slice(0, 20)}`);
      continue;
    }
    const [, closing, element = '', , empty] = tag.exec(token) ?? [];
    if (element === '') faults.push(`no tag: ${token.slice(0, 40)}`);
    else if (closing) {
      if (open.pop() !== element) faults.push(`</${element}> closes another element`);
    } else {
      if (open.length === 0) roots.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length > 0) faults.push(`not closed: ${open.join(', ')}`);
  if (roots.length !== 1) faults.push(`${roots.length} root elements`);
  return faults;
}
