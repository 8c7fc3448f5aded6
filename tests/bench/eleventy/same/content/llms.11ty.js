export const data = {
  permalink: '/llms.txt',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['newest'] },
};

export function render({ site, topicNames, collections }) {
  const stories = collections.newest
    .slice(0, site.feeds.items)
    .map(({ url, data }) => `- [${data.title}](${site.url}${url})${data.description ? `: ${data.description}` : ''}`);
  const topics = Object.entries(topicNames).map(
    ([id, { name, body }]) => `- [${name}](${site.url}/topics/${id}/): ${body}`,
  );
  return `# ${site.name}

> ${site.description}

## Newest stories

${stories.join('\n')}

## Topics

${topics.join('\n')}

## Feeds

- [All stories](${site.url}/feed.json): The newest stories with full text, as JSON Feed.
- [Corrections](${site.url}/corrections/feed.json): What was corrected, as JSON Feed.
- [All feeds](${site.url}/feeds/all.opml): As OPML.
- [Sitemap](${site.url}/sitemap.xml): All pages.
`;
}
