import { createHash } from 'node:crypto';
import { checkEntry } from '../../../src/load/check-entry.ts';
import { createByteCache } from '../store/byte-cache.ts';

/** A text with its verdict and its rendered body weighs some times what it is long. */
const WEIGHT = 6;
const LIMIT_BYTES = 48 << 20;

type Verdict = ReturnType<typeof checkEntry>;
const known = createByteCache<Verdict>(LIMIT_BYTES);

/**
 * The site's check of one file, which gives the same answer whenever it is asked: so one text is parsed once, though saving,
 * moving and publishing it ask five times, on the server's one thread.
 *
 * @param path From the content folder.
 */
export function checkKnownEntry(path: string, text: string): Verdict {
  const key = createHash('sha256').update(path).update('\0').update(text).digest('base64');
  const before = known.get(key);
  if (before !== undefined) return before;
  const verdict = checkEntry(path, text);
  known.set(key, verdict, WEIGHT * text.length + 1024);
  return verdict;
}
