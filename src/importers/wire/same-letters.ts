import { ownTag } from '../../markdown/own-tags.ts';

/**
 * What a text shows, for comparison: without blanks, and with quotation marks, dashes and dots in one form, because the
 * house sets straight marks as curly ones, `--` as a dash and `...` as an ellipsis.
 */
export function lettersOfText(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/["'“”‘’]/g, "'")
    .replace(/[-—]+/g, '-')
    .replace(/[.…]+/g, '.');
}

/** The same of compiled HTML. */
export function lettersOfHtml(html: string): string {
  return lettersOfText(
    html.replace(ownTag, '').replace(reference, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  );
}

/** The one way in which the pipeline writes signs that are HTML’s own. */
const reference = /&#x([0-9a-f]{1,6});/gi;
