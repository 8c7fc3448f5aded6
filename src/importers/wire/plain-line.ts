/** A field’s text: blanks of every kind are blanks. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
