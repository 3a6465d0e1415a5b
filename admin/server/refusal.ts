/**
 * An answer of "no" that an editor reads: thrown anywhere below a route, sent as `{ "error": message }`. Anything else
 * that is thrown is a fault of ours, logged in English and answered without details.
 */
export class Refusal extends Error {
  readonly status: number;

  /** @param message Vietnamese, one or more whole sentences that say what to do. */
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}
