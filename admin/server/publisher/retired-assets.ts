/** Which hashed files of `_astro/` a release made itself, and which it only keeps for pages that are still open. */
export interface AssetRecord {
  readonly own: readonly string[];
  /** When each of the others was last part of the live site, in ms. */
  readonly retired: Readonly<Record<string, number>>;
}

export const noAssets: AssetRecord = { own: [], retired: {} };

const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * The record of a new release. A page that a reader has open asks for the styles and scripts of its own release, so
 * those stay for a week after they were last live; for ever, and every release would carry all that ever was.
 *
 * @param own What the new release made.
 */
export function retireAssets(previous: AssetRecord, own: readonly string[], now: number): AssetRecord {
  const retired = { ...previous.retired, ...Object.fromEntries(previous.own.map((name) => [name, now])) };
  const made = new Set(own);
  return {
    own,
    retired: Object.fromEntries(
      Object.entries(retired).filter(([name, since]) => !made.has(name) && now - since <= KEPT_MS),
    ),
  };
}
