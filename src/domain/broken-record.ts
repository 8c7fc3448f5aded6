/**
 * The published record does not hold, or cannot be gone on with; the message says where, what probably happened and what to
 * do. Nothing may be published.
 */
export class BrokenRecord extends Error {
  override readonly name = 'BrokenRecord';

  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}
