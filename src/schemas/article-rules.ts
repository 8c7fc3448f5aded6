import type { Day } from '../domain/calendar.ts';
import type { ArticleFields } from './article.ts';
import type { CheckedFields } from './check-fields.ts';
import type { FieldPath } from './field-path.ts';
import { withOffset } from './fields.ts';

export interface FieldProblem {
  readonly path: FieldPath;
  readonly message: string;
}

/** What an article’s fields are held against. */
export interface ArticleContext {
  /** The day of the folder in which the file lies, if it lies in one. */
  readonly folderDay: Day | undefined;
  /** The day on which the story went out, in the publication’s zone, if the fields tell. */
  readonly day: Day | undefined;
  /** Unknown while `site.yaml` is broken. */
  readonly timeZone: string | undefined;
}

/** The rules that several fields have together. They look at the fields that are well-formed on their own. */
export function checkArticleFields(
  checked: CheckedFields<ArticleFields>,
  context: ArticleContext,
): readonly FieldProblem[] {
  return rules.flatMap((rule) => rule(checked, context) ?? []);
}

type Rule = (checked: CheckedFields<ArticleFields>, context: ArticleContext) => FieldProblem | undefined;

const needsDate: Rule = ({ given }, { folderDay, timeZone }) => {
  if (given.has('published') || given.has('updated')) return undefined;
  const example = withOffset(`${folderDay ?? '2024-10-22'}T09:30:00`, timeZone);
  return {
    path: ['published'],
    message: `is missing, and so is updated. Write when the story went out, for example published: ${example}`,
  };
};

const updatedAfterPublished: Rule = ({ sound: { published, updated } }) =>
  published && updated && updated.epoch < published.epoch
    ? {
        path: ['updated'],
        message: `is before published (${published.text}). Write the later of the two here, or correct published.`,
      }
    : undefined;

const folderOfDay: Rule = ({ sound }, { day, folderDay, timeZone }) => {
  if (day === undefined || folderDay === undefined || day === folderDay) return undefined;
  const [here, there] = [folderDay, day].map((date) => date.replaceAll('-', '/'));
  return {
    path: [sound.published ? 'published' : 'updated'],
    message: `is on ${day} in ${timeZone}, but the file is in the folder ${here}. Move the file to ${there}, or correct the date.`,
  };
};

const describedPicture: Rule = ({ sound: { image } }) =>
  image && image.alt === undefined && image.decorative !== true
    ? {
        path: ['image', 'alt'],
        message:
          'is missing. Describe the picture for readers who cannot see it, for example alt: A lorry crosses the bridge. Or write decorative: true',
      }
    : undefined;

const reasonToWithdraw: Rule = ({ sound, given }) => {
  const isUnknown = given.has('notes') && sound.notes === undefined;
  if (sound.status !== 'withdrawn' || isUnknown) return undefined;
  if (sound.notes?.some(({ kind }) => kind === 'retraction')) return undefined;
  return {
    path: ['status'],
    message: 'is withdrawn, but no note says why. Add one to notes that begins with - kind: retraction',
  };
};

const rules: readonly Rule[] = [needsDate, updatedAfterPublished, folderOfDay, describedPicture, reasonToWithdraw];
