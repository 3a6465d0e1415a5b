import type { Entry } from '../model/entry.ts';
import { isArticle } from '../model/urls.ts';
import type { Problem } from '../schema/problem.ts';

/** Editors' clocks differ from the server's; by more than this, what they wrote is a slip of the year or the month. */
const CLOCK_SLACK_MS = 15 * 60_000;

/**
 * Corrections and withdrawals that are dated later than now. They would be told as done before they are, and a feed would
 * carry the future. Not part of `checkEntry`, which gives the same answer whenever it is asked.
 *
 * @param lineOf the line of a field in the entry's file; a function, since it is only read where something is wrong
 */
export async function checkDates(
  entry: Entry,
  now: Date,
  lineOf: (path: readonly PropertyKey[]) => number | Promise<number>,
): Promise<Problem[]> {
  if (!isArticle(entry)) return [];
  const { corrections, withdrawn } = entry.data;
  const said: readonly (readonly [path: readonly PropertyKey[], label: string, at: string])[] = [
    ...corrections.map(({ at }, index) => [['corrections', index, 'at'], 'Lúc sửa', at] as const),
    ...(withdrawn ? [[['withdrawn', 'at'], 'Lúc rút', withdrawn.at] as const] : []),
  ];
  const late = said.filter(([, , at]) => Date.parse(at) > now.getTime() + CLOCK_SLACK_MS);
  return Promise.all(
    late.map(async ([path, label, at]) => ({
      file: `${entry.collection}/${entry.id}.mdx`,
      line: await lineOf(path),
      field: `${path.join('.')} (${label})`,
      found: `có “${at}”, là lúc chưa tới`,
      remedy: 'Điền lúc đã sửa hoặc đã rút thật; muốn hẹn giờ đăng thì dùng Ngày giờ đăng',
    })),
  );
}
