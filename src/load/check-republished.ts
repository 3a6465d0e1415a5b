import { showDay } from '../model/dates.ts';
import type { Entry } from '../model/entry.ts';
import { isArticle } from '../model/urls.ts';
import type { Problem } from '../schema/problem.ts';
import { fieldLines } from './check-entry.ts';

/** When outlets ended their work, `2025-01-15`, by their ids; those that go on are not there. */
export type Closings = ReadonlyMap<string, string>;

/** @param entries of any collection */
export const closingsOf = (entries: readonly Entry[]): Closings =>
  new Map(
    entries.flatMap((entry) => {
      if (entry.collection !== 'outlets') return [];
      const { closedAt } = (entry as Entry<'outlets'>).data;
      return closedAt ? [[entry.id, closedAt] as const] : [];
    }),
  );

/** A line of the register that names an outlet which was closed by then. */
export interface UseAfterClosing {
  readonly index: number;
  readonly date: string;
  readonly closedAt: string;
}

/** Not part of `checkEntry`, which knows of one file alone. */
export const usesAfterClosing = (entry: Entry, closings: Closings): UseAfterClosing[] =>
  !isArticle(entry)
    ? []
    : entry.data.republished.flatMap(({ outlet, date }, index) => {
        const closedAt = closings.get(outlet);
        return closedAt !== undefined && date >= closedAt ? [{ index, date, closedAt }] : [];
      });

/** Tells an entry's uses by closed outlets, with their lines in its text. */
export function describeUses(entry: Entry, uses: readonly UseAfterClosing[], source: string): Problem[] {
  const lineOf = fieldLines(source);
  return uses.map(({ index, date, closedAt }) => ({
    file: `${entry.collection}/${entry.id}.mdx`,
    line: lineOf(['republished', index, 'date']),
    field: `republished.${index}.date (Ngày đăng lại)`,
    found: `ghi ${showDay(date)}, mà nơi ấy ngừng hoạt động từ ${showDay(closedAt)}`,
    remedy: 'Sửa ngày, hoặc chọn cơ quan báo chí đã tiếp nhận',
  }));
}
