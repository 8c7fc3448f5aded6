/** Eleventy's own `slugify` takes a millisecond a heading, as much as the rest of the page. */
const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');

/** Sets markdown-it up: typography, and ids for headings, as the other generators give them. */
export function setUpMarkdown(markdown) {
  markdown.set({ typographer: true });
  markdown.core.ruler.push('heading-ids', (state) => {
    const used = new Map();
    state.tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const slug = slugOf(state.tokens[index + 1].content);
      const times = used.get(slug) ?? 0;
      used.set(slug, times + 1);
      token.attrSet('id', times === 0 ? slug : `${slug}-${times}`);
    });
  });
}
