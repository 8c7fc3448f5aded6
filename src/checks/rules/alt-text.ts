import type { NewsroomRule } from '../rule.ts';
import type { Article } from '../../domain/article.ts';
import type { Found } from '../finding.ts';

export const altText: NewsroomRule = {
  name: 'alt-text',
  about: 'A picture whose description is only the name of its file.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom, texts }) => [
    ...[...texts.values()].flatMap(({ file, images }) =>
      images.flatMap(({ src, alt, line, column }): readonly Found[] => {
        const fault = faultOf(alt, src);
        return fault === undefined ? [] : [{ file, line, column, message: `${fault} ${remedy}` }];
      }),
    ),
    ...[...newsroom.articleById.values()].flatMap(({ file, image }: Article): readonly Found[] => {
      const fault = image ? faultOf(image.alt, image.src) : undefined;
      return fault === undefined ? [] : [{ file, field: 'image.alt', message: `${fault} ${remedy}` }];
    }),
  ],
};

const remedy = 'Write what a reader who cannot see the picture needs to know.';

function faultOf(alt: string, src: string): string | undefined {
  // A build refuses pictures of a text without a description; of a lead image it says that it is decorative.
  if (alt.trim() === '') return undefined;
  const name =
    src
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? '';
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const isName =
    plain(alt) === plain(name) ||
    /\.(?:jpe?g|png|gif|webp|avif|svg|heic)$/i.test(alt) ||
    /^(?:img|dsc|image|photo|picture)[\W_]*\d*$/i.test(alt);
  return isName ? `the description “${alt}” is only the name of the file.` : undefined;
}
