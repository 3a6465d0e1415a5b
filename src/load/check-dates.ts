import type { Entry } from '../model/entry.ts';
import { isArticle } from '../model/urls.ts';
import type { Problem } from '../schema/problem.ts';
import { fieldLines } from './check-entry.ts';

/** Editors' clocks differ from the server's; by more than this, what they wrote is a slip of the year or the month. */
const CLOCK_SLACK_MS = 15 * 60_000;

/** A moment of an entry that has not come, though the entry tells of it as done. */
export interface LateMoment {
  readonly path: readonly PropertyKey[];
  readonly label: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** As the entry has it, where that is a day. */
  readonly written?: string;
}

/**
 * Corrections, withdrawals, revocations and uses elsewhere that are dated later than now. They would be told as done before they are, and a feed would
 * carry the future. Not part of `checkEntry`, which gives the same answer whenever it is asked.
 */
export const lateMoments = (entry: Entry, now: Date): LateMoment[] =>
  doneMoments(entry).filter(({ at }) => Date.parse(at) > now.getTime() + CLOCK_SLACK_MS);

function doneMoments(entry: Entry): LateMoment[] {
  if (entry.collection === 'awards') {
    const { revoked } = (entry as Entry<'awards'>).data;
    return revoked ? [{ path: ['revoked', 'at'], label: 'Lúc thu hồi', at: revoked.at }] : [];
  }
  if (!isArticle(entry)) return [];
  const { corrections, withdrawn, republished } = entry.data;
  return [
    ...corrections.map(({ at }, index) => ({ path: ['corrections', index, 'at'], label: 'Lúc sửa', at })),
    ...(withdrawn ? [{ path: ['withdrawn', 'at'], label: 'Lúc rút', at: withdrawn.at }] : []),
    ...republished.map(({ date }, index) => ({
      path: ['republished', index, 'date'],
      label: 'Ngày đăng lại',
      at: `${date}T00:00:00+07:00`,
      written: date,
    })),
  ];
}

/** Tells an entry's late moments, with their lines in its text. */
export function describeLate(entry: Entry, late: readonly LateMoment[], source: string): Problem[] {
  const lineOf = fieldLines(source);
  return late.map(({ path, label, at, written = at }) => ({
    file: `${entry.collection}/${entry.id}.mdx`,
    line: lineOf(path),
    field: `${path.join('.')} (${label})`,
    found: `có “${written}”, là lúc chưa tới`,
    remedy: 'Điền lúc đã làm thật; muốn hẹn giờ đăng một bài thì dùng Ngày giờ đăng',
  }));
}
