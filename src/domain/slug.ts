/** A text as a good name for a file and an address: `Café Bridge` is `cafe-bridge`. Empty if no letter or digit is left. */
export function toSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
