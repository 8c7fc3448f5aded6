import type { FiledFront } from '../domain/front.ts';
import type { BrokenEntry, FiledContent } from '../domain/filed-content.ts';
import { createNewsroom, type Newsroom, type NewsroomOptions } from '../domain/newsroom.ts';
import type { Problem } from '../domain/problem.ts';
import type { Site } from '../domain/site.ts';
import type { SoundFile, StoredFile } from '../domain/source-file.ts';
import { toFiledArticle, type ArticleFields } from '../schemas/article.ts';
import { toPerson, type PersonFields } from '../schemas/person.ts';
import { toStandingPage, type StandingPageFields } from '../schemas/standing-page.ts';
import { toTopic, type TopicFields } from '../schemas/topic.ts';
import { withoutUndefined } from '../schemas/without-undefined.ts';
import { findAddressClashes } from './address-clashes.ts';

/** All files of a newsroom as the content store keeps them. */
export interface StoredContent {
  readonly articles: readonly StoredFile<ArticleFields>[];
  readonly people: readonly StoredFile<PersonFields>[];
  readonly topics: readonly StoredFile<TopicFields>[];
  readonly pages: readonly StoredFile<StandingPageFields>[];
}

/**
 * Makes the newsroom from the stored files and tells everything that is wrong with them: each file on its own, the
 * references between them, and their addresses.
 *
 * @param folder what messages call the content folder
 */
export function reviewContent(
  folder: string,
  { site, front }: { readonly site: Site; readonly front: FiledFront },
  stored: StoredContent,
  options: NewsroomOptions,
): { readonly newsroom: Newsroom; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const sort = <Fields, Value>(
    files: readonly StoredFile<Fields>[],
    translate: (file: SoundFile<Fields>, fields: Fields) => Value,
  ) => {
    const sound: Value[] = [];
    const broken: BrokenEntry<Fields>[] = [];
    // The order in which files were read must not show.
    for (const file of files.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
      if (!('problems' in file)) {
        sound.push(translate(file, file.fields));
        continue;
      }
      broken.push(file);
      problems.push(...file.problems);
    }
    return { sound, broken };
  };

  const { memory } = options;
  const articles = sort(stored.articles, (file, fields) => {
    const article = memory?.filedArticles.get(file) ?? toFiledArticle(file, fields);
    memory?.filedArticles.set(file, article);
    return article;
  });
  const people = sort(stored.people, toPerson);
  const topics = sort(stored.topics, toTopic);
  const pages = sort(stored.pages, toStandingPage);
  const filed: FiledContent = {
    folder,
    site,
    front,
    articles: articles.sound,
    people: people.sound,
    topics: topics.sound,
    pages: pages.sound,
    broken: {
      articles: articles.broken.map(withKnownFields),
      people: people.broken.map(withKnownFields),
      topics: topics.broken.map(withKnownFields),
      pages: pages.broken.map(withKnownFields),
    },
  };
  const { newsroom, problems: references } = createNewsroom(filed, options);
  return { newsroom, problems: [...problems, ...references, ...findAddressClashes(filed, newsroom)] };
}

function withKnownFields<Entry extends { readonly fields: object }>({ fields, ...file }: Entry) {
  return { ...file, fields: withoutUndefined(fields as Entry['fields']) };
}
