/** Something went wrong when a part of the output folder, or all of it, was up to date. */
export class UnfinishedPublication extends Error {
  override readonly name = 'UnfinishedPublication';

  constructor(cause: unknown) {
    super('The output folder could not be brought up to date as a whole. Build again.', { cause });
  }
}
