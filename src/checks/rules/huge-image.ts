import type { NewsroomRule } from '../rule.ts';

/** A photograph of 6,000 pixels’ width takes less than this as a good JPEG. */
const mostMegabytes = 8;

export const hugeImage: NewsroomRule = {
  name: 'huge-image',
  about: `A picture of more than ${mostMegabytes} MB, which makes the newsroom’s folder heavy for everybody.`,
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ otherFiles }) =>
    otherFiles
      .filter(({ file, bytes }) => isPicture(file) && bytes > mostMegabytes * 1_000_000)
      .map(({ file, bytes }) => ({
        file,
        message: `this picture has ${Math.round(bytes / 1_000_000)} MB. Save it as a JPEG, at most 4000 pixels wide; readers see no difference.`,
      })),
};

export function isPicture(file: string): boolean {
  return /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(file);
}
