import CMS from '@sveltia/cms';
import { newsroomFormat } from './newsroom-format.ts';

// The names are those of the configuration: see src/formats/cms-config.ts.
for (const extension of ['md', 'mdx'] as const) {
  for (const name of ['article', 'text'] as const) {
    const { fromFile, toFile } = newsroomFormat(extension, name === 'article');
    CMS.registerCustomFormat(`${name}-${extension}`, extension, { fromFile, toFile });
  }
}
const { fromFile, toFile } = newsroomFormat('yaml', false);
CMS.registerCustomFormat('fields-yaml', 'yaml', { fromFile, toFile });

await CMS.init();
