import type { Day } from '../domain/calendar.ts';
import { isCalendarDay } from '../domain/instant.ts';
import { toSlug } from '../domain/slug.ts';
import { idOfPath } from '../domain/source-file.ts';

/** What a file’s place says: its id, and whether it lies where it should. */
export interface FilePlace {
  readonly id: string;
  /** The id that the file will have when it is moved or renamed as `message` says. */
  readonly futureId?: string;
  /** The day of the folder in which an article lies. */
  readonly day?: Day;
  readonly message?: string;
}

const goodFile = /^[a-z0-9]+(?:-[a-z0-9]+)*\.mdx?$/;

/**
 * An article’s place: `2024/10/22/slug.md`, which is also its address.
 *
 * @param folder what messages call the folder of all articles: `content/articles/`
 * @param path the article’s place in it
 * @param day the day on which the story went out, where the file says so
 */
export function placeOfArticle(folder: string, path: string, day: Day | undefined): FilePlace {
  const steps = path.split('/');
  const file = steps.at(-1) ?? path;
  const inDay = /^(\d{4})\/(\d{2})\/(\d{2})\/[^/]+$/.exec(path);
  const id = path.replace(/\.mdx?$/, '');
  const dayPath = day?.replaceAll('-', '/');
  const exists = inDay !== null && isCalendarDay(Number(inDay[1]), Number(inDay[2]), Number(inDay[3]));
  if (exists) {
    return {
      id,
      day: inDay.slice(1).join('-'),
      // A date that disagrees with the folder is told at its field.
      ...(dayPath !== undefined && toSlug(stemOf(file)) !== '' && { futureId: `${dayPath}/${idOfPath(file)}` }),
      ...(!goodFile.test(file) && { message: badName(file) }),
    };
  }
  const name = goodName(/^index\./.test(file) && steps.length > 1 ? `${steps.at(-2)}.md` : file);
  const target = `${dayPath ?? '2024/10/22'}/${name}`;
  const hint = dayPath === undefined ? ', with the day on which it went out.' : '';
  const why = inDay
    ? `the folder ${path.slice(0, 10)} is not in the calendar`
    : 'an article lies in a folder for its day';
  return {
    id,
    ...(dayPath !== undefined && { futureId: idOfPath(target) }),
    message: `${why}. Move the file to ${folder}${target}${hint}`,
  };
}

/** The place of a file that lies in its section’s folder itself and is named by its id: `mike-firn.md`. */
export function placeOfFlatFile(folder: string, path: string): FilePlace {
  const id = path.replace(/\.mdx?$/, '');
  const file = path.split('/').at(-1) ?? path;
  if (path !== file) {
    const message = `this file is in a folder of its own. Move it to ${folder}${goodName(file)}`;
    return { id, futureId: idOfPath(file), message };
  }
  return goodFile.test(file) ? { id } : { id, futureId: idOfPath(file), message: badName(file) };
}

function badName(file: string): string {
  const what = `the name “${file}” does not make a good address`;
  return toSlug(stemOf(file)) === ''
    ? `${what}. Rename the file with the letters a to z, digits and hyphens, for example to ${goodName(file)}`
    : `${what}. Rename the file to ${goodName(file)}`;
}

function goodName(file: string): string {
  return `${toSlug(stemOf(file)) || 'story'}${/\.mdx$/i.test(file) ? '.mdx' : '.md'}`;
}

function stemOf(file: string): string {
  return file.replace(/\.mdx?$/i, '');
}
