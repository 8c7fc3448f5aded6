import type { z } from 'astro/zod';
import type { BodyFacts } from '../domain/body.ts';
import type { Person } from '../domain/person.ts';
import { group, list, text, textLike, webAddress } from './fields.ts';
import { withoutUndefined } from './without-undefined.ts';

/** The front matter of a person; the body of the file is the biography. */
export const personSchema = group({
  name: text('name: Mike Firn').describe('The name as printed in bylines.'),
  role: text('role: Editor').optional().describe('What the person does here.'),
  links: list(
    group({ label: text('label: Website'), url: webAddress('url: https://firn.example') }),
    'links: [{label: Website, url: https://firn.example}]',
  )
    .default([])
    .describe('Pages about the person elsewhere.'),
  fediverse: textLike(/^@[^@\s]+@[^@\s]+\.[^@\s]+$/, 'a fediverse handle', 'fediverse: "@name@server.example"')
    .optional()
    .describe('Fediverse handle, in quotes.'),
});

export type PersonFields = z.output<typeof personSchema>;

export function toPerson(
  { id, file, body }: { id: string; file: string; body: BodyFacts },
  fields: PersonFields,
): Person {
  return { id, file, bio: body, ...withoutUndefined(fields) };
}
