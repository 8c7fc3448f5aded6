import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draft, draftSource, embargoOf, plantedNewsroom, type PlantedNewsroom } from './planted-newsroom.ts';

let newsroom: PlantedNewsroom;
beforeEach(() => {
  newsroom = plantedNewsroom();
});
afterEach(() => {
  newsroom.end();
});

const headline = 'Crane falls into the harbor at dawn';
const sentence = 'The harbor master’s office said the crane’s “counterweight” had come loose over the winter.';
const ofHeadline = (path: string) =>
  `${path}  contains the headline of ${draft}, which is a draft: “Crane falls into the harbor at dawn”.`;
const ofSentence = (path: string) =>
  `${path}  contains a sentence of ${draft}, which is a draft: “The harbor master’s office said the crane’s “counterweight”…`;

const escaped = (text: string) =>
  JSON.stringify(text).replace(/[^\x20-\x7E]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A picture of one colour. */
const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } });

/** A ZIP archive of one file. */
function zip(name: string, content: string): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\u0001\u0002', 'latin1');
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('a headline is found', () => {
  const html = `<p>Read on: <a href="/x/">Crane <em>falls</em> into the\n  har&shy;bor at&nbsp;dawn</a></p>`;
  test.each<[where: string, path: string, content: string | Buffer]>([
    ['in a page, whatever its markup and lines', 'page/index.html', html],
    ['in an attribute', 'page/index.html', `<meta content="${headline}">`],
    ['in structured data', 'page/index.html', `<script type="application/ld+json">{"h":"${headline}"}</script>`],
    [
      'in a feed, escaped twice',
      'feed.xml',
      '<d>&lt;p&gt;Crane &lt;b&gt;falls&lt;/b&gt; into the harbor at dawn&lt;/p&gt;</d>',
    ],
    [
      'in JSON, written as escapes',
      'feed.json',
      '{"t":"\\u0043rane falls \\u003cb\\u003einto\\u003c\\/b\\u003e the harbor\\nat dawn"}',
    ],
    [
      'in an address, percent-encoded',
      'list.txt',
      'https://a.example/?q=Crane%20falls%20into%20the%20harbor%20at%20dawn',
    ],
    ['in capitals', 'page/index.html', headline.toUpperCase()],
    ['in a source map', 'app.js.map', JSON.stringify({ sourcesContent: [`const t = "${headline}"`] })],
    [
      'in a source map within a program',
      'app.js',
      `//# sourceMappingURL=data:application/json;base64,${btoa(`{"a":"${headline}"}`)}`,
    ],
    ['in a copy that is compressed with gzip', 'page/index.html.gz', gzipSync(html)],
    ['in a copy that is compressed with Brotli', 'page/index.html.br', brotliCompressSync(html)],
    [
      'in a fragment of the search index',
      'pagefind/fragment/en_1.pf_fragment',
      gzipSync(`pagefind_dcd{"content":"${headline}"}`),
    ],
    [
      'in CBOR',
      'pagefind/x.pf_meta',
      Buffer.concat([Buffer.from([0x78, headline.length]), Buffer.from(headline), Buffer.from([0x61, 0x78])]),
    ],
    ['in a text in UTF-16', 'list.csv', Buffer.from(`\uFEFF${headline}`, 'utf16le')],
    ['in an archive', 'files.zip', zip('a.txt', headline)],
    ['in the name of a file in an archive', 'files.zip', zip('crane-falls-into-the-harbor-at-dawn.txt', '')],
    [
      'in a drawing',
      'chart.svg',
      `<svg><text><tspan>Crane falls into</tspan><tspan>the harbor at dawn</tspan></text></svg>`,
    ],
  ])('%s', async (_, path, content) => {
    newsroom.make(path, content);
    expect(await newsroom.scan()).toEqual([ofHeadline(path)]);
  });

  test('in a PDF, in its title and on its pages', async () => {
    newsroom.make('title.pdf', `%PDF-1.4\n1 0 obj <</Title (${headline})>> endobj`);
    const page = deflateSync('BT [(Cra) 20 (ne falls into )] TJ (the harbor at dawn) Tj ET');
    newsroom.make(
      'page.pdf',
      Buffer.concat([Buffer.from('%PDF-1.4\n<<>> stream\n'), page, Buffer.from('\nendstream')]),
    );
    expect(await newsroom.scan()).toEqual([ofHeadline('page.pdf'), ofHeadline('title.pdf')]);
  });

  test('in the metadata of pictures', async () => {
    const exif = { IFD0: { ImageDescription: headline } };
    newsroom.make('1.jpg', await picture().withExif(exif).jpeg().toBuffer());
    newsroom.make('2.png', await picture().withExif(exif).png().toBuffer());
    newsroom.make('3.webp', await picture().withExif(exif).webp().toBuffer());
    newsroom.make('4.avif', await picture().withExif(exif).avif().toBuffer());
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>${headline}</d></x:xmpmeta>`;
    newsroom.make('5.jpg', await picture().withXmp(xmp).jpeg().toBuffer());
    newsroom.make('6.png', await picture().withXmp(xmp).png().toBuffer());
    const inBase64 = (await picture().withExif(exif).jpeg().toBuffer()).toString('base64');
    newsroom.make('7.svg', `<svg><image href="data:image/jpeg;base64,${inBase64}"/></svg>`);
    const files = ['1.jpg', '2.png', '3.webp', '4.avif', '5.jpg', '6.png', '7.svg'];
    expect(await newsroom.scan()).toEqual(files.map(ofHeadline));
  });

  test('on a card, by the text that it was drawn from', async () => {
    const path = '2026/08/20/other/card.png';
    expect(await newsroom.scan({ cardTexts: new Map([[path, `The Example\n${headline}\nAug. 20`]]) })).toEqual([
      ofHeadline(path),
    ]);
  });
});

describe('of a story that is not public', () => {
  test('a sentence is found, however its quotation marks, lines and links are written', async () => {
    newsroom.make('a.html', sentence.replaceAll('’', '&#8217;').replace('come loose', '<strong>come\nloose</strong>'));
    newsroom.make('b.json', escaped(sentence));
    expect(await newsroom.scan()).toEqual(
      expect.arrayContaining(['a.html', 'b.json'].map((path) => expect.stringContaining(ofSentence(path)) as string)),
    );
  });

  test('dek, list, descriptions of pictures and old addresses are found', async () => {
    newsroom.make('1.html', 'Nobody was hurt &mdash; the port stays closed until Friday.');
    newsroom.make('2.html', '<img alt="The crane lies across two of the three berths">');
    newsroom.make('3.html', 'Two workers look at the broken cable');
    newsroom.make('4.html', 'Three ships have to wait outside the breakwater<sup><a href="#1">1</a></sup> until');
    newsroom.make('5.html', '<a href="/news/the-crane-that-fell/">');
    expect(
      (await newsroom.scan()).map((line) => /^\S+ {2}contains (.*?) of/.exec(line)?.slice(0, 2).join(' ')),
    ).toEqual([
      '1.html  contains the dek of the dek',
      '2.html  contains a sentence of a sentence',
      '3.html  contains a sentence of a sentence',
      '4.html  contains a sentence of a sentence',
      '5.html  contains an old address of an old address',
    ]);
  });

  test('the slug is found in addresses and in names of files, and a short one with its day', async () => {
    newsroom.make('a.html', '<a href="https://news.example/harbor-crane-falls/">soon</a>');
    newsroom.make('_astro/harbor-crane-falls.DXa8_b-1_Z2k.webp', '');
    newsroom.write('content/articles/2026/08/22/bridge.md', '---\nheadline: Bridge\nstatus: draft\n---\n');
    const bridge = { id: '2026/08/22/bridge', file: 'content/articles/2026/08/22/bridge.md' };
    newsroom.make('b.html', '<a href="\\/2026\\/08\\/22\\/bridge">');
    newsroom.make('2026/08/22/bridge/index.html', '');
    newsroom.make('c.html', 'On 2026-08-22: bridge, and /2026/08/22/bridge-reopens/ and bridge.jpg');
    expect(await newsroom.scan({ embargo: embargoOf([{}, bridge]) })).toEqual([
      `2026/08/22/bridge/index.html  has in its name the address of ${bridge.file}, which is a draft: “2026/08/22/bridge”.`,
      `b.html  contains the address of ${bridge.file}, which is a draft: “2026/08/22/bridge”.`,
      `_astro/harbor-crane-falls.DXa8_b-1_Z2k.webp  has in its name the slug of ${draft}, which is a draft: “harbor-crane-falls”.`,
      `a.html  contains the slug of ${draft}, which is a draft: “harbor-crane-falls”.`,
    ]);
  });

  test('pictures are found by their names', async () => {
    newsroom.make('_astro/broken-crane.DXa8_b-1.webp', '');
    newsroom.make('_astro/frayed-cable.DXa8_b-1_Z2k.webp', '');
    expect(await newsroom.scan()).toEqual([
      `_astro/broken-crane.DXa8_b-1.webp  has in its name the name of a file of ${draft}, which is a draft: “broken-crane.jpg”.`,
      `_astro/frayed-cable.DXa8_b-1_Z2k.webp  has in its name the name of a file of ${draft}, which is a draft: “frayed-cable.png”.`,
    ]);
  });

  test.each([
    ['Korean', '서울시가 다리를 다시 열다', '서울시가 <b>다리</b>를 다시&nbsp;열다'],
    ['Chinese', '港口起重机倒塌三艘船受阻', '港口起重机倒塌，三艘船受阻'],
    ['Arabic', 'سقوط الرافعة في الميناء فجرا', 'سُقوط الرّافِعة في الميناء فجرًا'],
    ['Greek', 'Ο γερανός έπεσε στο λιμάνι', 'Ο ΓΕΡΑΝΟΣ ΕΠΕΣΕ ΣΤΟ ΛΙΜΑΝΙ'.replaceAll('Σ ', 'ς ')],
  ])('a headline is found in %s', async (_, written, printed) => {
    newsroom.write(draft, `---\nheadline: ${written}\nstatus: draft\n---\n`);
    newsroom.make('a.html', `<h1>${printed}</h1>`);
    newsroom.make('b.json', escaped(printed));
    newsroom.make('c.txt', encodeURIComponent(written));
    expect((await newsroom.scan()).map((line) => line.slice(0, line.indexOf(' of ')))).toEqual(
      ['a.html', 'b.json', 'c.txt'].map((path) => `${path}  contains the headline`),
    );
  });
});

describe('what readers may see anyway is no leak', () => {
  test('words of a public story, also as its headline or in the middle of a sentence', async () => {
    newsroom.write(
      'content/articles/2026/08/21/public.md',
      `---\nheadline: Why “${headline}” is no story\npublished: 2026-08-21T09:00:00-04:00\n---\n${sentence}\n`,
    );
    newsroom.make('a.html', `<h1>Why “${headline}” is no story</h1>${sentence}`);
    expect(await newsroom.scan()).toEqual([]);
  });

  test('words of a public story that only the number of a list parts', async () => {
    newsroom.write(
      'content/articles/2026/08/21/list.md',
      `---\nheadline: List\npublished: 2026-08-21T09:00:00-04:00\n---\n## ${sentence.replace(' over', '\n\n1. over')}\n`,
    );
    newsroom.make('page/index.html', `<h2>${sentence.replace(' over', '</h2><ol><li>over')}</li></ol>`);
    expect(await newsroom.scan()).toEqual([]);
  });

  test('words of a public story that are parted by a mark of a footnote', async () => {
    newsroom.write(
      'content/articles/2026/08/21/waiting.md',
      `---\nheadline: Waiting\npublished: 2026-08-21T09:00:00-04:00\n---\n${sentence.replace(' over', '[^7] over')}\n`,
    );
    newsroom.make('page/index.html', `<p>${sentence}</p>`);
    expect(await newsroom.scan()).toEqual([]);
  });

  test('but what a public story has in a comment, in the target of a link or in a picture’s name', async () => {
    newsroom.write(
      'content/articles/2026/08/21/public.md',
      `---\nheadline: Public\npublished: 2026-08-21T09:00:00-04:00\n# ${headline}\n---\n<!-- ${headline} --> [soon](/2026/08/22/harbor-crane-falls/) ![](harbor-crane-falls.jpg)\n`,
    );
    newsroom.make('a.html', `<!-- ${headline} --><a href="/2026/08/22/harbor-crane-falls/">soon</a>`);
    expect((await newsroom.scan()).map((line) => line.slice(0, line.indexOf(' of ')))).toEqual([
      'a.html  contains the headline, the slug and the address',
    ]);
  });

  test('words of topics, people, pages, the publication and the site itself', async () => {
    newsroom.write(
      draft,
      '---\nheadline: Related stories\ndek: Our newsroom stands for careful work.\nstatus: draft\n---\nIt is what this page has always been about.\n',
    );
    newsroom.write('content/site.yaml', 'tagline: Our newsroom stands for careful work.\n');
    newsroom.write('content/topics/a.md', '---\nname: A\n---\nIt is what this page has always been about.\n');
    newsroom.write('src/phrases.ts', "export const related = 'Related stories';");
    newsroom.make(
      'a.html',
      '<h2>Related stories</h2>Our newsroom stands for careful work. It is what this page has always been about.',
    );
    expect(await newsroom.scan()).toEqual([]);
  });

  test('a headline of two words where it is not a headline, one of a single word, and short sentences', async () => {
    newsroom.write(draft, '---\nheadline: Bridge reopens\nstatus: draft\n---\nHe did not comment.\n');
    newsroom.write('content/articles/2026/08/22/x.md', '---\nheadline: Bridge\nstatus: draft\n---\n');
    const short = { id: '2026/08/22/x', file: 'content/articles/2026/08/22/x.md' };
    newsroom.make('a.html', '<p>When a bridge reopens, he did not comment.</p><h1>Bridge</h1>');
    expect(await newsroom.scan({ embargo: embargoOf([{}, short]) })).toEqual([]);
    newsroom.make('b.html', '<h1>Bridge reopens</h1>');
    expect(await newsroom.scan({ embargo: embargoOf([{}, short]) })).toEqual([
      `b.html  contains the headline of ${draft}, which is a draft: “Bridge reopens”.`,
    ]);
  });

  test('a headline by which a public story names a story elsewhere', async () => {
    newsroom.write(
      'content/articles/2026/08/21/public.md',
      `---\nheadline: Public\npublished: 2026-08-21T09:00:00-04:00\nrelated: [{headline: ${headline}}, 2026/08/22/harbor-crane-falls]\n---\n`,
    );
    newsroom.make('a.html', `<li>${headline}</li>`);
    expect(await newsroom.scan()).toEqual([]);
  });

  test('a picture that a public story names alike', async () => {
    newsroom.write(
      'content/articles/2026/08/21/public.md',
      '---\nheadline: Public\npublished: 2026-08-21T09:00:00-04:00\n---\n![A crane](broken-crane.jpg)\n',
    );
    newsroom.make('_astro/broken-crane.DXa8_b-1_Z2k.webp', '');
    expect(await newsroom.scan()).toEqual([]);
  });

  test('what an earlier version of a story said, on the pages of its versions and nowhere else', async () => {
    const readVersions = (id: string) =>
      Promise.resolve(id === '2026/08/01/port' ? [`---\nheadline: "Port"\n---\n${sentence}\n`] : []);
    newsroom.make('2026/08/01/port/history/1/index.html', sentence);
    expect(await newsroom.scan({ readVersions })).toEqual([]);
    newsroom.make('index.html', sentence);
    expect(await newsroom.scan({ readVersions })).toEqual([expect.stringContaining(ofSentence('index.html'))]);
  });
});

test('of a withdrawn story, all is looked for that its tombstone does not say', async () => {
  const source = draftSource
    .replace('status: draft', 'status: withdrawn')
    .replace(
      '---\nThe',
      'notes:\n  - {kind: retraction, at: 2026-08-23T09:00:00-04:00, text: Nothing of it was true at all.}\n---\nThe',
    );
  newsroom.write(draft, source);
  const embargo = embargoOf([{ state: 'withdrawn' }]);
  newsroom.make('2026/08/22/harbor-crane-falls/index.html', `<h1>${headline}</h1>Nothing of it was true at all.`);
  expect(await newsroom.scan({ embargo })).toEqual([]);
  newsroom.make('a.html', `${sentence} Nobody was hurt – the port stays closed until Friday.`);
  expect(await newsroom.scan({ embargo })).toEqual([
    `a.html  contains the dek and a sentence of ${draft}, which is withdrawn: “Nobody was hurt – the port stays closed until Friday.”.`,
  ]);
});

test('what redactions take out is looked for, however short, and not quoted', async () => {
  const file = 'content/articles/2026/08/01/port.md';
  newsroom.write(file, '---\nheadline: Port\npublished: 2026-08-01T09:00:00-04:00\n---\nThe driver was let go.\n');
  const id = '2026/08/01/port';
  const lost = 'Somebody said that he had been drunk.';
  const removed = [
    { id, file, kind: 'passage', text: 'A. Example' },
    { id, file, kind: 'version', text: `---\nheadline: Port\n---\nThe driver was let go.\n\n${lost}\n` },
  ] as const;
  newsroom.make('a.html', `<p>The driver, A.&nbsp;Example, was let go.</p>`);
  newsroom.make(`${id}/history/1.md`, lost);
  newsroom.make(`${id}/index.html`, 'The driver was let go. An example.');
  expect(await newsroom.scan({ embargo: embargoOf([], removed) })).toEqual([
    `${id}/history/1.md  contains a sentence of a version of ${file}, which redactions.yaml takes out.`,
    `a.html  contains a passage of ${file}, which redactions.yaml takes out.`,
  ]);
});

describe('files that stay as an earlier build left them', () => {
  test('are looked through for a story that was public until now', async () => {
    newsroom.keep('old.html', headline);
    expect(await newsroom.scan({ embargo: embargoOf([], [], [draft]) })).toEqual([]);
    expect(await newsroom.scan()).toEqual([ofHeadline('old.html')]);
  });

  test('are looked through for a new draft if a public story is gone, which it may be', async () => {
    newsroom.keep('old.html', headline);
    const other = 'content/articles/2026/08/21/other.md';
    const before = { embargo: embargoOf([], [], [other]) };
    expect(await newsroom.scan(before)).toEqual([]);
    expect(await newsroom.scan({ embargo: embargoOf([{}], [], [other]) })).toEqual([]);
    expect(await newsroom.scan(before)).toEqual([]);
    expect(await newsroom.scan()).toEqual([ofHeadline('old.html')]);
  });

  test('are not looked through again for one that was secret then, whatever is written in it since', async () => {
    expect(await newsroom.scan()).toEqual([]);
    newsroom.keep('old.html', headline);
    newsroom.write(draft, draftSource.replace('Three ships', 'Four ships'));
    expect(await newsroom.scan()).toEqual([]);
  });

  test('are looked through for a story that was withdrawn and is a draft again', async () => {
    newsroom.keep('old.html', headline);
    expect(await newsroom.scan({ embargo: embargoOf([{ state: 'withdrawn' }], [], [draft]) })).toEqual([]);
    expect(await newsroom.scan({ embargo: embargoOf([{ state: 'scheduled' }]) })).toEqual([
      ofHeadline('old.html').replace('which is a draft', 'which is not due yet'),
    ]);
  });

  test('are looked through when readers may no longer see elsewhere what they say', async () => {
    const file = 'content/articles/2026/08/21/public.md';
    newsroom.write(file, `---\nheadline: ${headline}\npublished: 2026-08-21T09:00:00-04:00\n---\n`);
    newsroom.keep('old.html', headline);
    expect(await newsroom.scan()).toEqual([]);
    expect(await newsroom.scan()).toEqual([]);
    newsroom.write(file, '---\nheadline: Another\npublished: 2026-08-21T09:00:00-04:00\n---\n');
    expect(await newsroom.scan()).toEqual([ofHeadline('old.html')]);
  });

  test('are looked through after a build that came to no end', async () => {
    expect(await newsroom.scan()).toEqual([]);
    newsroom.make('new.html', headline);
    expect(await newsroom.scan()).toEqual([ofHeadline('new.html')]);
    newsroom.make('new.html', '');
    newsroom.keep('old.html', headline);
    expect(await newsroom.scan()).toEqual([ofHeadline('old.html')]);
  });
});

describe('a site of many pages', () => {
  const style = `<style>${'.story { color: #111; } '.repeat(400)}</style>`;
  const number = (index: number) => `page/${String(index).padStart(3, '0')}/index.html`;
  const leaks = [0, 63, 64, 500, 599];

  test.each([
    ['that are looked through as they are written', () => true],
    ['of which others wrote the last', (path: string) => path < number(400)],
    ['that others wrote', () => false],
  ])('%s: whatever leaks is found', async (_, isWritten) => {
    for (let index = 0; index < 600; index += 1) {
      newsroom.make(number(index), `${style}<p>${leaks.includes(index) ? headline : 'All is well.'}</p>${style}`);
    }
    expect(await newsroom.scan({ isWritten })).toEqual(leaks.map((index) => ofHeadline(number(index))));
  });

  test('is looked through in their styles, of which many have the same', async () => {
    const telling = style.replace('</style>', `/* ${headline} */</style>`);
    for (let index = 0; index < 3; index += 1) newsroom.make(number(index), `${style}<p>Well.</p>${telling}`);
    newsroom.make(number(3), `<style>${headline}</style>${style}<p>Well.</p>`);
    newsroom.make(number(4), `${style.replace('</style>', '')}<p>${headline}</p>`);
    expect(await newsroom.scan()).toEqual([0, 1, 2, 3, 4].map((index) => ofHeadline(number(index))));
  });
});

test('all leaks of a run are told together, and where a copied file came from', async () => {
  newsroom.write('public/left.html', headline);
  newsroom.make('left.html', headline);
  for (let number = 10; number <= 20; number += 1) newsroom.make(`${number}.html`, sentence);
  const found = await newsroom.scan();
  expect(found).toHaveLength(11);
  expect(found.at(-1)).toBe(`… and 2 more files say something of ${draft}.`);
  newsroom.make('1.html', headline);
  newsroom.write('public/1.html', headline);
  expect(await newsroom.scan()).toContain(`${ofHeadline('1.html')} It is a copy of public/1.html.`);
});

describe('a file that is handed on as it is', () => {
  const place = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 41/1 21/1', GPSLongitudeRef: 'W', GPSLongitude: '74/1 2/1 40/1' },
  };
  const nobody = { embargo: embargoOf([]) };

  test('is refused if it says where it was taken', async () => {
    newsroom.write('public/team.jpg', '');
    newsroom.make('team.jpg', await picture().withExif(place).jpeg().toBuffer());
    newsroom.make('1.png', await picture().withExif(place).png().toBuffer());
    newsroom.make('2.webp', await picture().withExif(place).webp().toBuffer());
    newsroom.make('3.avif', await picture().withExif(place).avif().toBuffer());
    const says =
      'says where it was taken (GPS), and is handed to readers as it is. Type exiftool -all= -tagsFromFile @ -Orientation -Copyright';
    expect(await newsroom.scan(nobody)).toEqual([
      ...['1.png', '2.webp', '3.avif'].map((path) => `${path}  ${says} "${path}"`),
      `public/team.jpg  ${says} "public/team.jpg"`,
    ]);
  });

  test('is refused if what is packed into it does', async () => {
    const jpeg = await picture().withExif(place).jpeg().toBuffer();
    const id = '2026/08/21/public';
    newsroom.write(`content/articles/2026/08/21/report.pdf`, '');
    newsroom.make(
      `${id}/report.pdf`,
      Buffer.concat([Buffer.from('%PDF-1.4\n<<>> stream\n'), jpeg, Buffer.from('\nendstream')]),
    );
    expect(await newsroom.scan(nobody)).toEqual([
      'content/articles/2026/08/21/report.pdf  says where it was taken (GPS), and is handed to readers as it is. Make it anew of pictures and recordings that do not say it.',
    ]);
  });

  test('is refused if it names the camera or its owner, and not for its caption, credit and orientation', async () => {
    newsroom.make(
      'a.jpg',
      await picture()
        .withExif({ IFD2: { BodySerialNumber: '123', CameraOwnerName: 'A. B.' } })
        .jpeg()
        .toBuffer(),
    );
    newsroom.make(
      'b.jpg',
      await picture()
        .withExif({ IFD0: { ImageDescription: 'A bridge', Artist: 'A. B.', Orientation: '6' } })
        .jpeg()
        .toBuffer(),
    );
    expect(await newsroom.scan(nobody)).toEqual([
      expect.stringMatching(/^a\.jpg {2}says the name of the camera’s owner and the serial number of the camera, /),
    ]);
  });
});

test('an empty list of secrets finds nothing in any text', async () => {
  newsroom.make('a.html', headline);
  expect(await newsroom.scan({ embargo: embargoOf([]) })).toEqual([]);
});
