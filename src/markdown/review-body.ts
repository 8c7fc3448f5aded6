import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { tooDeep } from './compile-body.ts';
import { explainError, nestedTooDeeply } from './explain-error.ts';
import { remarkPlugins } from './plugins.ts';

const reviewer = unified().use(remarkParse).use(remarkPlugins).freeze();

/** Without one of these signs there is nothing in a text that could be refused, whatever else is in it. */
const suspect =
  /[<|]|!\[|^[ \t>*+\d.)-]*(?:#(?:[ \t]|$)|=)|:{2,}|: ?related|\]\((?!https?:|mailto:|tel:|\/(?!\/))|\]:|^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){20}/im;

/**
 * What is wrong with the body of a `.md` file, as `compileBody` tells it, at a fraction of the cost: nothing is made into
 * HTML, and plain prose is not even parsed.
 *
 * @param text the body without front matter
 */
export function reviewBody(text: string): readonly { readonly line: number; readonly message: string }[] {
  if (!suspect.test(text)) return [];
  if (tooDeep.test(text)) return [{ line: 1, message: nestedTooDeeply }];
  const file = new VFile(text);
  try {
    reviewer.runSync(reviewer.parse(file), file);
  } catch (error) {
    return [explainError(error, text)];
  }
  return file.messages.map(({ line, reason }) => ({ line: line ?? 1, message: reason }));
}
