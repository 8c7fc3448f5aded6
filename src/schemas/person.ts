import type { z } from 'astro/zod';
import type { BodyFacts } from '../domain/body.ts';
import type { Person } from '../domain/person.ts';
import { aliases } from './aliases.ts';
import { group, groupList, optional, text, textLike, webAddress, withDefault } from './fields.ts';
import { withoutUndefined } from './without-undefined.ts';

/** The front matter of a person; the body of the file is the biography. */
export const personSchema = group({
  name: text('name: Mike Firn').describe('The name as printed in bylines.'),
  role: optional(text('role: Editor')).describe('What the person does here.'),
  links: withDefault(
    groupList(
      'label: Website',
      group(
        {
          label: text('label: Website').describe('What the link is called.'),
          url: webAddress('url: https://firn.example').describe('Where it leads.'),
        },
        'label and url, one on a line',
      ),
    ),
    [],
  ).describe('Pages about the person elsewhere.'),
  fediverse: optional(
    textLike(
      // The characters of a name are Mastodon’s; a server is a domain, in any script.
      /^@\w+(?:[.-]+\w+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u,
      'a fediverse handle',
      'fediverse: "@name@server.example"',
    ),
  ).describe('Fediverse handle, in quotes.'),
  aliases: aliases(),
});

export type PersonFields = z.output<typeof personSchema>;

export function toPerson(
  { id, file, body }: { id: string; file: string; body: BodyFacts },
  fields: PersonFields,
): Person {
  return { id, file, bio: body, ...withoutUndefined(fields) };
}
