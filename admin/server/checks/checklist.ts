import type { ChecklistLine } from '../../../src/model/checklist.ts';
import { Refusal } from '../refusal.ts';

/**
 * What one article needs before it is published.
 *
 * @param path From the content folder; the text has passed CheckEntry.
 */
export type Checklist = (path: string, text: string) => readonly ChecklistLine[];

/** Refuses an article on its way to readers that is not whole yet, and says what is missing, where, and what to do. */
export function requireComplete(path: string, text: string, checklist: Checklist): void {
  const missing = checklist(path.replace(/^content\//, ''), text).filter(
    ({ blocks, done }) => blocks && !done,
  );
  if (missing.length === 0) return;
  const lines = missing.map(({ field, label, remedy }) => `${field} (${label}): ${remedy}`);
  throw new Refusal(422, ['Bài chưa đăng được, còn thiếu:', ...lines].join('\n'));
}
