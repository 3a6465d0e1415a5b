/** Which text an entry has now, and what the sender is known to have seen of it. `null` is "no text". */
export interface SaveSituation {
  /** The entry's text now: the draft's, or else the published one. */
  readonly current: string | null;
  /** What is being saved. */
  readonly incoming: string;
  /** What this browser last opened or saved; undefined when that is not known. */
  readonly seen: string | null | undefined;
  /** Whether the sender means to begin an entry. */
  readonly isNew: boolean;
  /** Whether the sender wrote the present text. */
  readonly ownText: boolean;
}

/** `taken`: a new entry would replace another of that name. `stale`: somebody wrote after the sender looked. */
export type SaveVerdict = 'fresh' | 'taken' | 'stale';

/**
 * Whether a save would overwrite a text that its sender has not seen. Decap sends no base version, so what was read last
 * stands in for it. What is not known counts as not seen, unless it is the sender's own text.
 */
export function judgeSave({ current, incoming, seen, isNew, ownText }: SaveSituation): SaveVerdict {
  // Sent twice, because the answer to the first was lost; or two people wrote the same.
  if (current === incoming) return 'fresh';
  if (isNew) return current === null || (ownText && seen === current) ? 'fresh' : 'taken';
  if (seen === undefined) return current === null || ownText ? 'fresh' : 'stale';
  return seen === current ? 'fresh' : 'stale';
}
