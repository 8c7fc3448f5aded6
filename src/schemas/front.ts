import { emptyFront, type FiledFront } from '../domain/front.ts';
import type { Problem } from '../domain/problem.ts';
import { checkFields } from './check-fields.ts';
import { group, groupList, optional, reference, textList, withDefault } from './fields.ts';
import { parseYaml, plainSource } from './front-matter.ts';
import { withoutUndefined } from './without-undefined.ts';

const picks = () =>
  withDefault(textList('picks', '2024/10/21/bridge-closed', reference('- 2024/10/21/bridge-closed', 'articles')), []);

/** What an editor puts on the front. Every place that is left open goes to the newest story. */
export const frontSchema = group({
  lead: optional(reference('lead: 2024/10/22/bridge-reopens', 'articles')).describe('Id of the lead story.'),
  picks: picks().describe('Ids of the next stories, in order of importance: three stand beside the lead.'),
  blocks: withDefault(
    groupList(
      'topic: russia',
      group(
        {
          topic: reference('topic: russia', 'topics').describe('Topic id.'),
          picks: picks().describe('Ids of the stories that lead the block.'),
        },
        '- topic: russia',
      ),
    ),
    [],
  ).describe('Topics below the newest stories, in order; each may have picks of its own.'),
});

/** What `front.yaml` says. Of a broken file the well-formed fields, so that their references are checked as well. */
export function parseFront(
  file: string,
  source: string,
): { readonly front: FiledFront; readonly problems: readonly Problem[] } {
  const text = plainSource(source);
  // A file of comments only is a front that nobody has filled in yet.
  if (/^(?:\s*(?:#.*)?\n)*\s*(?:#.*)?$/.test(text)) return { front: emptyFront, problems: [] };
  const read = parseYaml(file, text, 1);
  if (!('data' in read)) return { front: emptyFront, problems: read };
  const { sound, problems } = checkFields(file, read, frontSchema);
  return { front: { ...emptyFront, ...withoutUndefined(sound) }, problems };
}
