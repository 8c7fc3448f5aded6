import type { Problem } from '../domain/problem.ts';
import type { Redaction } from '../domain/redaction.ts';
import { checkFields } from './check-fields.ts';
import { group, groupList, optional, reference, text, wholeNumber, withDefault } from './fields.ts';
import { parseYaml, plainSource } from './front-matter.ts';
import { withoutUndefined } from './without-undefined.ts';

/** What must not be shown any more in earlier versions of stories, such as by order of a court. */
export const redactionsSchema = group({
  redactions: withDefault(
    groupList(
      'story: 2024/10/22/bridge-reopens',
      group(
        {
          story: reference('story: 2024/10/22/bridge-reopens', 'articles').describe('Id of the story.'),
          version: optional(wholeNumber('version', 2)).describe(
            'The number of a version of which nothing is to be shown, as its history page counts them.',
          ),
          passage: optional(text('passage: the driver, A. Example')).describe(
            'Words that are to be taken out of every version, as they stand in the source file. First take them out of the story itself.',
          ),
          reason: text('reason: Removed by order of the Example district court.').describe(
            'Why, in a sentence that readers see in its place.',
          ),
        },
        '- story: 2024/10/22/bridge-reopens',
      ),
    ),
    [],
  ).describe('What is taken out of earlier versions, each with story and reason, and version or passage.'),
});

/** What `redactions.yaml` says. Of a broken file nothing: rather no site than one that shows what it must not. */
export function parseRedactions(
  file: string,
  source: string,
): { readonly redactions: readonly Redaction[]; readonly problems: readonly Problem[] } {
  const plain = plainSource(source);
  if (/^(?:\s*(?:#.*)?\n)*\s*(?:#.*)?$/.test(plain)) return { redactions: [], problems: [] };
  const read = parseYaml(file, plain, 1);
  if (!('data' in read)) return { redactions: [], problems: read };
  const { fields, problems } = checkFields(file, read, redactionsSchema);
  if (!fields) return { redactions: [], problems };
  const redactions: readonly Redaction[] = withoutUndefined(fields).redactions;
  const wrong = redactions.flatMap(({ version, passage }, index): readonly Problem[] => {
    if ((version === undefined) !== (passage === undefined)) return [];
    const message =
      version === undefined
        ? 'it does not say what is to be removed. Write version: and its number, or passage: and the words.'
        : 'it has both version and passage. Write two entries.';
    return [{ file, line: read.lineOf(['redactions', index]), field: `redactions[${index}]`, message }];
  });
  return wrong.length > 0 ? { redactions: [], problems: wrong } : { redactions, problems: [] };
}
