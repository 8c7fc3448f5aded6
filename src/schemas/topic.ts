import type { z } from 'astro/zod';
import type { BodyFacts } from '../domain/body.ts';
import type { Topic } from '../domain/topic.ts';
import { aliases } from './aliases.ts';
import { withoutUndefined } from './without-undefined.ts';
import { group, optional, reference, text, textLike } from './fields.ts';

/** The front matter of a topic; the body of the file is its introduction. */
export const topicSchema = group({
  name: text('name: North Korea').describe('The topic’s name as readers see it.'),
  mediaTopic: optional(textLike(/^medtop:\d{8}$/, 'an IPTC Media Topic code', 'mediaTopic: medtop:20000053')).describe(
    'IPTC Media Topic code.',
  ),
  parent: optional(reference('parent: asia', 'topics')).describe('Id of the wider topic.'),
  aliases: aliases(),
});

export type TopicFields = z.output<typeof topicSchema>;

export function toTopic({ id, file, body }: { id: string; file: string; body: BodyFacts }, fields: TopicFields): Topic {
  return { id, file, introduction: body, ...withoutUndefined(fields) };
}
