import { countStories } from '../../domain/phrases.ts';
import { escapeXml } from '../xml.ts';
import type { Edition, EditionStory } from './edition.ts';
import type { EditionParts, StoryPicture } from './edition-parts.ts';
import { colophonHtml } from './colophon.ts';
import { languageOf, otherLanguage, storyFinder, storyHtml } from './story-html.ts';

/** How the page looks. */
export interface PageStyle {
  /** A style sheet that loads nothing. */
  readonly css: string;
  /** Its SHA-256 digest in Base64, by which the page’s policy knows it. */
  readonly digest: string;
  /** A picture as an address that holds it. */
  readonly toDataUrl: (jpeg: Uint8Array) => string;
}

/**
 * The edition as one HTML file that is whole in itself: its policy lets it load nothing, and run no program.
 *
 * @returns its pieces, which together may be of several megabytes
 */
export async function printEditionPage(edition: Edition, parts: EditionParts, style: PageStyle): Promise<string> {
  const { lang, name, date } = edition;
  const stories = edition.sections.flatMap((section) => section.stories);
  const findStory = storyFinder(stories, (item) => `#${anchorOf(item)}`);
  const policy = [
    "default-src 'none'",
    'img-src data:',
    'font-src data:',
    "script-src 'none'",
    `style-src 'sha256-${style.digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const pieces = [
    `<!doctype html>
<html${languageOf(lang)}>
<head><meta http-equiv="content-security-policy" content="${policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(`${date}, in one file – ${name}`)}</title>
<meta name="description" content="${escapeXml(`${countStories(edition.stories)} of ${date}, as one file to keep.`)}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeXml(edition.self.html)}">
<style>${style.css}</style>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="nameplate">
<h1><span class="name">${escapeXml(name)}</span> <time class="date" datetime="${edition.day}">${escapeXml(date)}</time></h1>
</header>
<div class="sheet">
${contents(edition)}
<main id="main">`,
  ];
  for (const section of edition.sections) {
    const id = `section.${section.id}`;
    pieces.push(`<section class="section" aria-labelledby="${id}">\n<h2 id="${id}">${escapeXml(section.heading)}</h2>`);
    for (const item of section.stories) {
      const text = await parts.textOf(item);
      const pictures = await parts.picturesOf(item, text);
      const html = storyHtml(item, text, {
        siteLang: lang,
        level: 3,
        prefix: `${anchorOf(item)}.`,
        findStory,
        findPicture: (picture) => inline(pictures.get(picture), picture, item, style),
      });
      pieces.push(`<article class="story" id="${anchorOf(item)}"${languageOf(item.story.lang)}>\n${html}\n</article>`);
    }
    pieces.push('</section>');
  }
  pieces.push(
    `</main>
</div>
<footer class="colophon">
${colophonHtml(edition)}
</footer>
</body>
</html>
`,
  );
  return pieces.join('\n');
}

/** Slugs have no dots, so that no story’s anchors are another’s. */
function anchorOf({ slug }: EditionStory): string {
  return `story.${slug}`;
}

function inline(picture: StoryPicture | undefined, name: string, { story }: EditionStory, { toDataUrl }: PageStyle) {
  if (!picture) throw new Error(`${story.id} shows “${name}”, which its edition does not have.`);
  return { src: toDataUrl(picture.jpeg), width: picture.width, height: picture.height };
}

function contents({ sections, lang }: Edition): string {
  const lists = sections.map(
    ({ id, heading, stories }) =>
      `<li><a class="label" href="#section.${id}">${escapeXml(heading)}</a>\n<ul>${stories
        .map(
          (item) =>
            `<li><a href="#${anchorOf(item)}"${otherLanguage(item, lang)}>${escapeXml(item.story.headline)}</a></li>`,
        )
        .join('')}</ul></li>`,
  );
  return `<nav class="contents" aria-label="Contents">\n<ul>${lists.join('\n')}</ul>\n</nav>`;
}
