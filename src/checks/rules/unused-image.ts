import { decodePath } from '../../markdown/rehype-local-images.ts';
import type { NewsroomRule } from '../rule.ts';
import { isPicture } from './huge-image.ts';

export const unusedImage: NewsroomRule = {
  name: 'unused-image',
  about: 'A picture that no text uses.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom, otherFiles, texts }) => {
    const used = new Set<string>();
    const use = (file: string, src: string) =>
      used.add(`${file.slice(0, file.lastIndexOf('/') + 1)}${decodePath(src)}`);
    for (const { file, images } of texts.values()) for (const { src } of images) use(file, src);
    for (const { file, image } of newsroom.articleById.values()) if (image) use(file, image.src);
    return otherFiles
      .filter(({ file }) => isPicture(file) && !used.has(file))
      .map(({ file }) => ({
        file,
        message: 'no text uses this picture. Delete it, or name it in the text that it belongs to.',
      }));
  },
};
