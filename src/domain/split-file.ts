const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)??---[ \t]*(?:\r?\n|$)/;

/** A Markdown file as it was typed, parted behind the line that ends its fields; without fields all of it is body. */
export function splitFile(text: string): { readonly front: string; readonly body: string } {
  const end = frontMatter.exec(text)?.[0].length ?? 0;
  return { front: text.slice(0, end), body: text.slice(end) };
}
