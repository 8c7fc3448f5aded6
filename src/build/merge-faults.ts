import type { Share } from '../io/share.ts';
import type { PartManifest } from './site-part.ts';

/** A folder that is to hold a part of a site. */
export interface Part {
  readonly folder: string;
  /** As messages print the folder. */
  readonly name: string;
  /** Undefined if there is none. */
  readonly manifest: PartManifest | undefined;
}

type KnownPart = Part & { readonly manifest: PartManifest };

export function isDone(
  part: Part,
): part is Part & { readonly manifest: Required<Pick<PartManifest, 'files'>> & PartManifest } {
  return part.manifest?.files !== undefined;
}

export function showShare({ number, of }: Share): string {
  return `SHARD=${number}/${of}`;
}

/**
 * Why parts do not make one site, with what to do: one is none or not finished, they are of another number, of another build,
 * doubled or missing.
 *
 * @param code the version of the code that merges, which makes the search index
 */
export function findMergeFault(parts: readonly Part[], code: string): string | undefined {
  const stray = parts.find((part) => !part.manifest);
  if (stray) {
    return `${stray.name} holds no part of a site. Name the folders in which SHARD=1/2 npm run build and so on have made parts.`;
  }
  const known = parts.filter((part): part is KnownPart => part.manifest !== undefined);
  const unfinished = known.find((part) => !isDone(part));
  if (unfinished) {
    return `The part in ${unfinished.name} was not finished. Make it again: ${showShare(unfinished.manifest.share)} npm run build`;
  }
  const [first] = known;
  if (!first) return 'Name the folders of all parts.';
  const { of } = first.manifest.share;
  for (const part of known) {
    const fault = compareParts(first, part);
    if (fault !== undefined) return fault;
  }
  const byNumber = Map.groupBy(known, ({ manifest }) => manifest.share.number);
  for (const [number, [one, other]] of byNumber) {
    if (one && other) return `${one.name} and ${other.name} are both part ${number} of ${of}. Name one of them.`;
  }
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !byNumber.has(number));
  if (missing.length > 0) {
    const [number = 0] = missing;
    const what = missing.length === 1 ? `Part ${number} of ${of} is` : `Parts ${missing.join(', ')} of ${of} are`;
    return `${what} missing. Name all folders, or make what is missing: ${showShare({ number, of })} npm run build`;
  }
  if (first.manifest.inputs.code !== code) {
    return `The parts were made by other code, libraries or another Node than are here. Merge them with those that made them.`;
  }
  return undefined;
}

function compareParts(one: KnownPart, other: KnownPart): string | undefined {
  const { share, inputs } = one.manifest;
  const { share: otherShare, inputs: otherInputs } = other.manifest;
  if (share.of !== otherShare.of) {
    return `${one.name} is a part of ${share.of}, ${other.name} one of ${otherShare.of}. Make all parts with the same number behind the slash.`;
  }
  const both = `${one.name} and ${other.name} are of different builds`;
  if (inputs.content !== otherInputs.content) return `${both}: their content is not the same. Make both of one commit.`;
  if (inputs.code !== otherInputs.code) {
    return `${both}: the code, the libraries or Node are not the same. Make both of one commit.`;
  }
  if (inputs.clock !== otherInputs.clock) {
    return `${both}: SOURCE_DATE_EPOCH was ${inputs.clock} and ${otherInputs.clock}. Make both with one.`;
  }
  if (inputs.lastRecord !== otherInputs.lastRecord) {
    return `${both}: LAST_RECORD was not the same. Fetch the last published record once, and name that file in both.`;
  }
  return undefined;
}
