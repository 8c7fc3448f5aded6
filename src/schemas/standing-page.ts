import type { z } from 'astro/zod';
import type { BodyFacts } from '../domain/body.ts';
import type { StandingPage } from '../domain/standing-page.ts';
import { aliases } from './aliases.ts';
import { group, text } from './fields.ts';

/** The front matter of a page that is not news. */
export const standingPageSchema = group({
  title: text('title: Corrections policy').describe('The page’s heading.'),
  description: text('description: How mistakes are marked here.').describe('One sentence for search engines.'),
  aliases: aliases(),
});

export type StandingPageFields = z.output<typeof standingPageSchema>;

export function toStandingPage(
  { id, file, body }: { id: string; file: string; body: BodyFacts },
  fields: StandingPageFields,
): StandingPage {
  return { id, file, body, ...fields };
}
