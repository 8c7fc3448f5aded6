/** What is the same in two headlines that differ in case, punctuation or quotation marks only. */
export function headlineKey(headline: string): string {
  return headline
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
