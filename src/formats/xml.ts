/**
 * Text for XML 1.0, in content and in double-quoted attributes. Characters that XML 1.0 forbids (most of the control
 * characters, lone surrogates, U+FFFE and U+FFFF) are dropped: one of them makes a whole feed unreadable.
 * https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An element that holds text alone. */
export function xmlElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
