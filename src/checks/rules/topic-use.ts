import type { NewsroomRule } from '../rule.ts';

export const topicUse: NewsroomRule = {
  name: 'topic-use',
  about: 'A topic that no story has, or whose name differs from another’s only by case or by a plural.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) => {
    const used = new Set([...newsroom.articleById.values()].flatMap(({ topics }) => topics.map(({ id }) => id)));
    const parents = new Set(newsroom.topics.flatMap(({ parent }) => parent ?? []));
    const groups = Map.groupBy(newsroom.topics, ({ name }) => plain(name));
    return newsroom.topics.flatMap(({ id, file, name }) => {
      const twin = groups.get(plain(name))?.find((other) => other.id !== id);
      return [
        ...(used.has(id) || parents.has(id)
          ? []
          : [
              {
                file,
                line: 1,
                message: `no story has the topic ${name}. Delete the file, or add - ${id} to the topics of a story.`,
              },
            ]),
        // Told once, at the later of the two.
        ...(twin && twin.id < id
          ? [
              {
                file,
                field: 'name',
                message: `“${name}” is nearly the name of the topic ${twin.name}. If they are one, type npm run news -- topics merge ${id} ${twin.id}`,
              },
            ]
          : []),
      ];
    });
  },
};

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?<=\p{L}{3})s$/u, '');
}
