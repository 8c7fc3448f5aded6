import { z } from 'astro/zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not 64 hexadecimal digits' });
// An older version may have lain in a folder, or had a name, that the site would refuse now; but none leads anywhere else.
const story = z
  .string()
  .max(1000)
  .refine((id) => id.split('/').every((part) => /^(?!\.{1,2}$)[^\u0000-\u001F\\]+$/.test(part)), {
    error: 'is no id of a story',
  });
const version = z.int().min(1).max(1_000_000);
const time = z.iso.datetime({ error: 'is no time such as 2024-10-22T13:10:00Z' });

const published = z.strictObject({
  story,
  version,
  was: story.optional(),
  status: z.literal('withdrawn').optional(),
  time,
  sha256: hash,
  previous: hash,
});

const redacted = z.strictObject({
  redacts: hash,
  story,
  version,
  reason: z.string().max(10_000),
  sha256: hash.optional(),
  previous: hash,
});

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'is no base64' });

const recordSchema = z.strictObject({
  record: z.int(),
  site: z.url({ protocol: /^https?$/, error: 'is no web address' }),
  about: z.string(),
  lines: z.array(z.unknown()),
  head: hash,
  key: base64.optional(),
  signature: base64.optional(),
});

/** What the file of a record says, before anything of it is believed. */
export type RecordFile = Omit<z.output<typeof recordSchema>, 'lines'> & {
  readonly lines: readonly (z.output<typeof published> | z.output<typeof redacted>)[];
};

/**
 * Reads `record.json`.
 *
 * @param form the newest that is understood
 * @returns or why it is none, as the end of a sentence that begins with its name
 */
export function parseRecordFile(text: string, form: number): RecordFile | { readonly fault: string } {
  const data = readJson(text);
  if (typeof data !== 'object' || data === null || !('record' in data)) {
    return { fault: 'is no public record, or is cut short. Fetch it again.' };
  }
  if (typeof data.record === 'number' && data.record > form) {
    return {
      fault: `was written by a newer Broadsheet (form ${data.record}; this one knows ${form}). Update this one.`,
    };
  }
  const read = recordSchema.safeParse(data);
  if (!read.success) return { fault: `is damaged: ${firstFault(read.error)}` };
  const lines: (z.output<typeof published> | z.output<typeof redacted>)[] = [];
  for (const [index, line] of read.data.lines.entries()) {
    const isRedaction = typeof line === 'object' && line !== null && 'redacts' in line;
    const parsed = (isRedaction ? redacted : published).safeParse(line);
    if (!parsed.success)
      return { fault: `is damaged: in line ${index + 1} of the record, ${firstFault(parsed.error)}` };
    lines.push(parsed.data);
  }
  return { ...read.data, lines };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstFault({ issues }: z.ZodError): string {
  const [issue] = issues;
  const place = issue?.path.join('.') ?? '';
  return `${place === '' ? '' : `“${place}” `}${issue?.message ?? 'is not as it must be'}.`;
}
