/**
 * Text for XML 1.0, in content and in double-quoted attributes. Characters that XML 1.0 forbids (most of the control
 * characters, lone surrogates, U+FFFE and U+FFFF) are dropped: one of them makes a whole feed unreadable.
 * https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  const allowed = perhapsForbidden.test(text) ? text.replace(forbidden, '') : text;
  if (!marks.test(allowed)) return allowed;
  // `replaceAll` with a string builds a chain of pieces, which takes twice as long in a text full of tags.
  return allowed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** The same without telling pairs of surrogates from lone ones, which takes longer than all else. */
const perhapsForbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const marks = /[&<>"]/;

/** An element that holds text alone. */
export function xmlElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
