/** markdown-it has no footnotes without a plugin: references become links, the notes a list at the end. */
export function withFootnotes(markdown) {
  const notes = [];
  const text = markdown
    .replace(/^\[\^\w+\]: (.*)$/gm, (_, note) => {
      notes.push(note);
      return '';
    })
    .replace(/\[\^(\w+)\]/g, (_, id) => `<sup><a href="#fn-${id}" id="fnref-${id}">${id}</a></sup>`);
  if (notes.length === 0) return markdown;
  const items = notes.map((note, index) => {
    const back = `<a href="#fnref-${index + 1}" aria-label="Back to reference ${index + 1}">↩</a>`;
    return `<li id="fn-${index + 1}">\n\n${note} ${back}\n\n</li>`;
  });
  return `${text}\n<section class="footnotes">\n<h2 class="sr-only">Footnotes</h2>\n<ol>\n${items.join('\n')}\n</ol>\n</section>\n`;
}
