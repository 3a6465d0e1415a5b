import type { Catalog, Withdrawn } from './catalog.ts';
import { type Article, pathOf } from './urls.ts';

/** What was wrong in a published article and what is right. */
export interface Correction {
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly by: string;
  readonly wrong: string;
  readonly right: string;
  /** The revoked award that it follows from, a path on the site; absent for what an editor corrected. */
  readonly award?: string;
}

/** As much of a catalog as corrections are told from. */
type Entries = Pick<Catalog, 'find'>;

/**
 * The corrections of an article, the latest first. Pages, feeds and files ask here and not the entry itself, so that they all
 * tell of the same ones.
 */
export const correctionsOf = (catalog: Entries, article: Article): readonly Correction[] =>
  [...article.data.corrections, ...revocationsOf(catalog, article)].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );

/**
 * What became wrong in a story when an award that it names was revoked. Nobody has to write it: every story that names the
 * award says so at the same moment. One that was published later could know, and is not corrected. What one decision takes
 * back at once is one correction: its moment is its name in feeds.
 */
function revocationsOf(catalog: Entries, article: Article): Correction[] {
  if (article.collection !== 'stories') return [];
  const revoked = (article.data.subject?.titles ?? []).flatMap((title): Correction[] => {
    const award = title.award === undefined ? undefined : catalog.find('awards', title.award);
    const revoked = award?.data.revoked;
    if (!award || !revoked || Date.parse(revoked.at) < Date.parse(article.data.publishedAt)) return [];
    const wrong = `${title.title} (${title.year})`;
    const by = revoked.decision ? ` theo ${revoked.decision}` : '';
    return [
      {
        at: revoked.at,
        by: revoked.by,
        wrong,
        right: `${wrong}, đã thu hồi${by}. Lý do: ${revoked.reason}`,
        award: pathOf(award),
      },
    ];
  });
  return [...Map.groupBy(revoked, ({ at }) => Date.parse(at)).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const wrong = same.map((one) => one.wrong).join('; ');
    return [{ ...first, wrong, right: same.map((one) => one.right).join(' ') }];
  });
}

/** The moment of the latest correction. An edit that is no correction is not a moment that readers are told of. */
export const lastCorrectedAt = (catalog: Catalog, article: Article): string | undefined =>
  correctionsOf(catalog, article)[0]?.at;

/** When what the article says was last settled: its latest correction, or its publication. */
export const settledAt = (catalog: Catalog, article: Article): string =>
  lastCorrectedAt(catalog, article) ?? article.data.publishedAt;

/** An article is published as version 1; each correction makes the next one. */
export const versionOf = (catalog: Catalog, article: Article): number =>
  1 + correctionsOf(catalog, article).length;

/** Taking an article back makes one more. */
export const versionOfWithdrawn = ({ corrections }: Withdrawn): number => 2 + corrections;
