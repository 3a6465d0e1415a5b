import { showMoment } from '../model/dates.ts';

/** What a reader's browser keeps of a visit to the press room. */
export interface Visit {
  /** When it was, ISO 8601. */
  readonly at: string;
  /** The latest moment that the page told of. News is told from old by this, not by the reader's clock. */
  readonly newest: string;
}

/** Something that the page tells of, with its moment. */
export interface News {
  readonly kind: 'article' | 'withdrawal';
  readonly at: string;
}

/** @param kept what the browser kept, which a reader or another version of this page may have written */
export function readVisit(kept: string | null): Visit | undefined {
  try {
    const { at, newest } = JSON.parse(kept ?? '') as Partial<Visit>;
    if (Number.isNaN(Date.parse(at ?? '')) || Number.isNaN(Date.parse(newest ?? ''))) return undefined;
    return { at: String(at), newest: String(newest) };
  } catch {
    return undefined;
  }
}

/** @param news at least one */
export const visitOf = (news: readonly News[], now: Date): Visit => ({
  at: now.toISOString(),
  newest: new Date(Math.max(...news.map(({ at }) => Date.parse(at)))).toISOString(),
});

export const isNewSince = ({ newest }: Visit, { at }: News): boolean => Date.parse(at) > Date.parse(newest);

/** `Có 3 bài mới hoặc mới sửa, 1 bài đã rút từ lần bạn ghé trước, 05/02/2020, 14:00.` */
export function describeNews(fresh: readonly News[], before: Visit): string {
  const count = (kind: News['kind']): number => fresh.filter((one) => one.kind === kind).length;
  const parts = [
    count('article') > 0 ? `${count('article')} bài mới hoặc mới sửa` : '',
    count('withdrawal') > 0 ? `${count('withdrawal')} bài đã rút` : '',
  ].filter(Boolean);
  const since = `từ lần bạn ghé trước, ${showMoment(before.at)}.`;
  return parts.length > 0 ? `Có ${parts.join(', ')} ${since}` : `Chưa có gì mới ${since}`;
}
