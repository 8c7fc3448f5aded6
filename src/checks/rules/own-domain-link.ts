import type { NewsroomRule } from '../rule.ts';

export const ownDomainLink: NewsroomRule = {
  name: 'own-domain-link',
  about: 'A link to this site by its whole address, which breaks when the site moves or is tried elsewhere.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom, texts }) => {
    const { url: site } = newsroom.site;
    return [...texts.values()].flatMap(({ file, links }) =>
      links
        .filter(({ url }) => url === site || url.startsWith(`${site}/`))
        .map(({ url, line, column }) => {
          const path = url.slice(site.length) || '/';
          const message = `the link names this site’s own address. Write ${path}`;
          return { file, line, column, message, fix: { kind: 'line', line, from: url, to: path } as const };
        }),
    );
  },
};
