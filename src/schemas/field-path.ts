/** The path to a value in front matter: `['notes', 0, 'at']`. */
export type FieldPath = readonly (string | number)[];

/** `notes[0].at` */
export function printPath(path: FieldPath): string {
  return path.reduce<string>(
    (printed, step) => (typeof step === 'number' ? `${printed}[${step}]` : printed ? `${printed}.${step}` : step),
    '',
  );
}

/** The steps of a printed path. */
export function parsePath(printed: string): FieldPath {
  return printed
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
