import { scriptJson } from './text.js';

const organizationId = (site) => `${site.url}/#organization`;

function organization(site) {
  const logo = { '@type': 'ImageObject', url: `${site.url}/logo.png`, width: '512', height: '512' };
  const id = organizationId(site);
  return { '@type': 'NewsMediaOrganization', '@id': id, name: site.name, url: `${site.url}/`, logo };
}

/** The script element of a page with these nodes and the newsroom itself. */
export const structuredData = (site, nodes) =>
  `<script type="application/ld+json">${scriptJson({ '@context': 'https://schema.org', '@graph': [...nodes, organization(site)] })}</script>`;

function person({ site, people }, id) {
  const url = `${site.url}/people/${id}/`;
  return { '@type': 'Person', '@id': `${url}#person`, name: people[id].name, url };
}

/** @param places `[name, path]` of each page above, then of the page itself */
export function breadcrumb(site, places) {
  const itemListElement = places.map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: `${site.url}${path}`,
  }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

const labelTypes = {
  analysis: ['NewsArticle', 'AnalysisNewsArticle'],
  opinion: ['NewsArticle', 'OpinionNewsArticle'],
  explainer: ['NewsArticle', 'BackgroundNewsArticle'],
  sponsored: ['Article', 'AdvertiserContentArticle'],
};

export function articleNodes(data, { notes, wordCount }) {
  const { site, topicNames, authors, editors, translators, contributors, topics = [], related } = data;
  const url = `${site.url}${data.page.url}`;
  const persons = (ids) => ids?.map((id) => person(data, id));
  const publisher = { '@id': organizationId(site) };
  const names = topics.map((id) => topicNames[id].name);
  const links = related?.map((story) => (story.id ? `${site.url}/${story.id}/` : story.url)).filter(Boolean);
  const corrections = notes
    .filter(({ kind }) => kind !== 'update')
    .map(({ name, text, at, anchor }) => ({
      ...{ '@type': 'CorrectionComment', name, text },
      ...{ datePublished: at, url: `${url}#${anchor}` },
    }));
  const article = {
    '@type': labelTypes[data.label] ?? 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url, relatedLink: links },
    headline: data.title,
    description: data.description,
    inLanguage: data.lang ?? site.lang,
    datePublished: data.published,
    dateModified: data.updated,
    author: persons(authors) ?? [publisher],
    editor: persons(editors),
    translator: persons(translators),
    contributor: persons(contributors),
    publisher,
    articleSection: names[0],
    keywords: names,
    about: topics.map((id, index) => ({ '@type': 'Thing', name: names[index], url: `${site.url}/topics/${id}/` })),
    correction: corrections.length > 0 ? corrections : undefined,
    copyrightHolder: publisher,
    copyrightYear: Number(data.page.url.slice(1, 5)),
    dateline: data.dateline,
    ...(data.withdrawn ? { creativeWorkStatus: 'Withdrawn' } : { wordCount, isAccessibleForFree: true }),
  };
  const section = topics.slice(0, 1).map((id) => [names[0], `/topics/${id}/`]);
  return [article, breadcrumb(site, [...section, [data.title, data.page.url]])];
}

/** @param items `[name, path]` of what the page lists */
export function listNodes(site, { path, name, description, parents = [] }, items) {
  const url = `${site.url}${path}`;
  const itemListElement = items.map(([itemName, itemPath], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: itemName,
    url: `${site.url}${itemPath}`,
  }));
  const mainEntity = { '@type': 'ItemList', numberOfItems: items.length, itemListElement };
  const page = { '@type': 'CollectionPage', '@id': url, url, name, description, inLanguage: site.lang, mainEntity };
  return parents.length > 0 ? [page, breadcrumb(site, [...parents, [name, path]])] : [page];
}

export function profileNodes(data, id, { description, parents }) {
  const { site, people } = data;
  const self = person(data, id);
  const mainEntity = { ...self, jobTitle: people[id].role, description, worksFor: { '@id': organizationId(site) } };
  const page = { '@type': 'ProfilePage', '@id': self.url, url: self.url, inLanguage: site.lang, mainEntity };
  return [page, breadcrumb(site, [...parents, [people[id].name, `/people/${id}/`]])];
}

export function siteNode(site) {
  const publisher = { '@id': organizationId(site) };
  const { name, description, lang } = site;
  const url = `${site.url}/`;
  return { '@type': 'WebSite', '@id': `${url}#website`, name, url, description, inLanguage: lang, publisher };
}
