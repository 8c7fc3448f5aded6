import type { Site } from '../domain/site.ts';
import type { Section } from '../domain/source-file.ts';
import { contentKinds, type ContentKindName } from '../schemas/content-schemas.ts';
import { toJsonSchema, type GroupSchema, type ValueSchema } from '../schemas/json-schema.ts';
import { idPattern } from '../schemas/fields.ts';

/** What the editors’ form is made for. */
export interface CmsNewsroom {
  readonly site: Site;
  /** The content folder, relative to the repository: `content`. */
  readonly folder: string;
  /** All files of the content folder, relative to it. */
  readonly paths: readonly string[];
}

type Extension = 'md' | 'mdx';
type Part = Readonly<Record<string, unknown>>;

/**
 * The configuration of Sveltia CMS, made from the schemas that check the files, so that the form has their fields, their
 * help and their choices. https://sveltiacms.app/en/docs
 *
 * A new article’s place is worked out from `published`, in the zone of the editor’s browser; whoever works elsewhere is
 * told by the build to move it.
 */
export function toCmsConfig(newsroom: CmsNewsroom): object {
  const { site, folder } = newsroom;
  return {
    app_title: site.name,
    site_url: site.url,
    logo: { src: '../icon.svg' },
    show_preview_links: false,
    backend: toBackend(site),
    media_folder: `${folder}/articles`,
    public_folder: '/',
    media_libraries: {
      default: { config: { transformations: {}, slugify_filename: true } },
      stock_assets: { providers: [] },
    },
    slug: { encoding: 'ascii', clean_accents: true, maxlength: 80 },
    editor: { preview: false },
    collections: [
      ...sectionForms.flatMap((form) =>
        extensionsOf(newsroom, form.section).map((it) => toCollection(newsroom, form, it)),
      ),
      {
        name: 'publication',
        label: 'Publication',
        icon: 'newspaper',
        files: [
          toFileForm(newsroom, 'front', 'front.yaml', 'The front page'),
          toFileForm(newsroom, 'site', 'site.yaml', 'The publication'),
        ],
      },
    ],
  };
}

/** What is to be said of a kind of file beside its schema. */
interface SectionForm {
  readonly section: Section;
  readonly kind: ContentKindName;
  readonly label: string;
  readonly one: string;
  readonly icon: string;
  /** The field that names an entry. */
  readonly title: string;
  readonly textLabel: string;
  readonly textHelp: string;
}

const textHelp =
  'Markdown, as in the file. Headings begin with ##; ::related marks the place of the related stories; other elements are listed by: npm run news -- fields';

const sectionForms: readonly SectionForm[] = [
  {
    section: 'articles',
    kind: 'article',
    label: 'Articles',
    one: 'Article',
    icon: 'article',
    title: 'headline',
    textLabel: 'Text',
    textHelp,
  },
  {
    section: 'topics',
    kind: 'topic',
    label: 'Topics',
    one: 'Topic',
    icon: 'sell',
    title: 'name',
    textLabel: 'Introduction',
    textHelp: 'Markdown, printed at the top of the topic’s page.',
  },
  {
    section: 'people',
    kind: 'person',
    label: 'People',
    one: 'Person',
    icon: 'group',
    title: 'name',
    textLabel: 'Biography',
    textHelp: 'Markdown, printed at the top of the person’s page.',
  },
  {
    section: 'pages',
    kind: 'page',
    label: 'Standing pages',
    one: 'Standing page',
    icon: 'description',
    title: 'title',
    textLabel: 'Text',
    textHelp: 'Markdown, as in the file. Headings begin with ##.',
  },
];

function toBackend({ name, admin }: Site): Part {
  const { backend = 'local', repo, branch, signIn } = admin ?? {};
  if (backend === 'local') {
    // The form offers the folder beside a host of which it must be told. This kind of host is the one that it does not
    // ask anything before somebody signs in.
    return { name: 'gitea', repo: `local/${slugOf(name)}`, auth_methods: ['token'] };
  }
  return {
    name: backend,
    repo,
    ...(branch !== undefined && { branch }),
    ...(signIn === undefined ? { auth_methods: ['token'] } : { base_url: signIn }),
    commit_messages: {
      create: 'Add {{path}}',
      update: 'Change {{path}}',
      delete: 'Remove {{path}}',
      uploadMedia: 'Add {{path}}',
      deleteMedia: 'Remove {{path}}',
    },
  };
}

function slugOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'newsroom';
}

/** A collection of the form has files of one ending; the first one takes new files. */
function extensionsOf({ paths }: CmsNewsroom, section: Section): readonly Extension[] {
  const has = (extension: Extension) =>
    paths.some((path) => path.startsWith(`${section}/`) && path.endsWith(`.${extension}`));
  if (!has('mdx')) return ['md'];
  return has('md') ? ['md', 'mdx'] : ['mdx'];
}

/** What relations call the collection of a section. */
function collectionName(section: Section, extension: Extension, first: Extension): string {
  return extension === first ? section : `${section}-${extension}`;
}

function toCollection(newsroom: CmsNewsroom, form: SectionForm, extension: Extension): Part {
  const [first = 'md'] = extensionsOf(newsroom, form.section);
  const dated = form.section === 'articles';
  const isFirst = extension === first;
  return {
    name: collectionName(form.section, extension, first),
    label: isFirst ? form.label : `${form.label} with components`,
    label_singular: form.one,
    icon: form.icon,
    folder: `${newsroom.folder}/${form.section}`,
    // Not “{{slug}}” alone, from which the form would take the last part only for the id.
    path: dated
      ? "{{published | date('YYYY')}}/{{published | date('MM')}}/{{published | date('DD')}}/{{slug | lower}}"
      : '{{slug}}',
    format: `${dated ? 'article' : 'text'}-${extension}`,
    identifier_field: form.title,
    slug: {
      template: `{{${form.title}}}`,
      editable: ['create'],
      pattern: [idPattern.source, 'Lower-case letters a to z, digits and hyphens.'],
      hint: 'The last part of the address and the name of the file: a to z, digits and hyphens.',
    },
    summary: `{{${form.title}}}`,
    media_folder: '',
    public_folder: '',
    create: isFirst,
    // A story is withdrawn, not deleted; whatever is named by others cannot go either.
    delete: false,
    duplicate: false,
    ...(dated && {
      sortable_fields: {
        fields: ['published', 'updated', 'headline'],
        default: { field: 'published', direction: 'descending' },
      },
      view_filters: ['draft', 'withdrawn'].map((status) => ({
        name: status,
        label: capital(status),
        field: 'status',
        pattern: status,
      })),
    }),
    editor: { preview: false },
    fields: [
      ...toFields(newsroom, schemaOf(form.kind), [form.kind]),
      {
        name: 'body',
        label: form.textLabel,
        widget: 'richtext',
        modes: ['raw'],
        // The raw text stays as it was typed; what buttons and components would write is not always what we read.
        buttons: [],
        editor_components: [],
        required: false,
        hint: form.textHelp,
      },
    ],
  };
}

function toFileForm(newsroom: CmsNewsroom, kind: ContentKindName, file: string, label: string): Part {
  return {
    name: kind,
    label,
    file: `${newsroom.folder}/${file}`,
    format: 'fields-yaml',
    fields: toFields(newsroom, schemaOf(kind), [kind]),
  };
}

function schemaOf(name: ContentKindName): GroupSchema {
  const kind = contentKinds.find((one) => one.name === name);
  if (!kind) throw new Error(`There is no kind of file ${name}.`);
  return toJsonSchema(kind.schema);
}

/** What the form adds to a field, by its path from the kind of file on. */
const extras: Readonly<Record<string, Part>> = {
  'article.status': { required: true, default: 'draft' },
  'article.related': { label_singular: 'story' },
  'article.notes': {
    label_singular: 'note',
    summary: '{{kind}}: {{text}}',
    allow_remove: false,
    allow_reorder: false,
    allow_duplicate: false,
  },
  'article.notes.at': { default: '{{now}}' },
  'article.aliases': { label_singular: 'alias' },
  'person.aliases': { label_singular: 'alias' },
  'topic.aliases': { label_singular: 'alias' },
  'page.aliases': { label_singular: 'alias' },
  'person.links': { label_singular: 'link', summary: '{{label}}' },
  'site.accounts': { label_singular: 'account' },
  'front.blocks': { label_singular: 'block', summary: '{{topic}}' },
};

/** Names that are no words for an editor. */
const labels: Readonly<Record<string, string>> = {
  aiCrawlers: 'AI crawlers',
  alt: 'Description',
  at: 'When',
  lang: 'Language',
  legacyId: 'Id in an earlier system',
  mediaTopic: 'IPTC Media Topic',
  repo: 'Repository',
  signIn: 'Sign-in service',
  src: 'File',
  url: 'Address',
};

/** Fields for more than a few words. */
const longTexts: ReadonlySet<string> = new Set(['dek', 'text', 'was', 'now', 'alt', 'caption', 'description']);

function toFields(
  newsroom: CmsNewsroom,
  { properties, required = [] }: GroupSchema,
  path: readonly string[],
): readonly Part[] {
  return Object.entries(properties).map(([name, schema]) => {
    const here = [...path, name];
    return {
      name,
      label: labels[name] ?? labelOf(name),
      required: required.includes(name),
      ...(schema.description !== undefined && { hint: schema.description }),
      ...toWidget(newsroom, schema, here),
      ...extras[here.join('.')],
      ...(here.join('.') === 'article.image.src' && toPicture(newsroom)),
    };
  });
}

/** A file beside the article, of which the file’s name is written down. */
function toPicture({ folder }: CmsNewsroom): Part {
  // Without a folder of its own, the form would put it into one that is named for the article.
  return { widget: 'image', choose_url: false, media_folder: `/${folder}/articles/{{dirname}}`, public_folder: '' };
}

function toWidget(newsroom: CmsNewsroom, schema: ValueSchema, path: readonly string[]): Part {
  const { type, items, properties, refersTo, kind, minimum } = schema;
  if (items?.refersTo) return { ...toRelation(newsroom, items.refersTo), multiple: true };
  if (items?.anyOf) return { widget: 'list', types: items.anyOf.map((branch) => toType(newsroom, branch, path)) };
  if (items?.properties)
    return { widget: 'list', collapsed: 'auto', fields: toFields(newsroom, items as GroupSchema, path) };
  if (items) return { widget: 'list', ...toPattern(items) };
  if (properties)
    return { widget: 'object', collapsed: 'auto', fields: toFields(newsroom, schema as GroupSchema, path) };
  if (schema.enum)
    return { widget: 'select', options: schema.enum.map((value) => ({ label: choiceLabel(value), value })) };
  if (refersTo) return toRelation(newsroom, refersTo);
  if (kind === 'instant') return { widget: 'datetime', input_timezone: newsroom.site.timeZone };
  if (type === 'number') return { widget: 'number', value_type: 'int', min: minimum };
  if (type === 'boolean') return { widget: 'boolean' };
  return { widget: longTexts.has(path.at(-1) ?? '') ? 'text' : 'string', ...toPattern(schema) };
}

/** One of the kinds of entry of a list: an id, or a group of fields. See `mixedLists` of the form’s own reader. */
function toType(newsroom: CmsNewsroom, branch: ValueSchema, path: readonly string[]): Part {
  return branch.refersTo
    ? {
        name: 'id',
        label: 'One of our stories',
        summary: '{{id}}',
        fields: [{ name: 'id', label: 'Story', ...toRelation(newsroom, branch.refersTo) }],
      }
    : {
        name: 'elsewhere',
        label: 'A story elsewhere',
        summary: '{{headline}}',
        fields: toFields(newsroom, branch as GroupSchema, path),
      };
}

function toRelation(newsroom: CmsNewsroom, section: Section): Part {
  const [first = 'md'] = extensionsOf(newsroom, section);
  const title = sectionForms.find((form) => form.section === section)?.title ?? 'name';
  return {
    widget: 'relation',
    collection: collectionName(section, first, first),
    value_field: '{{slug}}',
    display_fields: [title],
    search_fields: [title],
    // A list that can be searched and put in order: of topics the first counts most.
    dropdown_threshold: 0,
  };
}

/** The form reads patterns without the mark by which `\p{L}` means letters of all scripts. */
function toPattern({ pattern, patternErrorMessage, examples }: ValueSchema): Part {
  if (pattern === undefined || pattern.includes('\\p{')) return {};
  return { pattern: [pattern, patternErrorMessage ?? `For example ${String(examples?.[0])}`] };
}

function labelOf(name: string): string {
  return capital(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function choiceLabel(value: string): string {
  return value === 'editors-note' ? 'Editor’s note' : capital(value);
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
