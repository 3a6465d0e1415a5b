import type { Catalog, Withdrawn } from '../../model/catalog.ts';
import { correctionsOf, versionOfWithdrawn } from '../../model/corrections.ts';
import { showMoment } from '../../model/dates.ts';
import { articlesOf } from '../../model/relations.ts';
import { type Article, pathOf } from '../../model/urls.ts';
import { sectionNames } from '../../model/views/article.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { entryUri, eventUri } from '../article/entry-uri.ts';
import type { FeedItem, RemovedItem } from './feed.ts';

/** More than of articles: who has been away must not miss a withdrawal. */
const LOG_LENGTH = 200;

const ASK_TO_REMOVE = 'Đề nghị gỡ bản đã đăng lại.';
const ASK_TO_MEND = 'Đề nghị sửa bản đã đăng lại.';

/**
 * What has happened to articles since they were published, newest first: the feed by which those who publish them again
 * learn what to mend and what to remove. Each event has a name of its own, so that a reader shows the second correction too.
 */
export function correctionItems(catalog: Catalog): FeedItem[] {
  return [
    ...articlesOf(catalog).flatMap((article) => correctionItemsOf(catalog, article)),
    ...catalog.withdrawn.map((withdrawn) => withdrawalOf(catalog, withdrawn)),
  ]
    .sort((a, b) => Date.parse(b.published) - Date.parse(a.published) || (a.uri < b.uri ? -1 : 1))
    .slice(0, LOG_LENGTH);
}

function correctionItemsOf(catalog: Catalog, article: Article): FeedItem[] {
  const { site } = catalog;
  const name = entryUri(site.origin, article);
  return correctionsOf(catalog, article).map(({ at, by, wrong, right }, index, all) => ({
    uri: eventUri(name, 'correction', at),
    url: absoluteUrl(site.origin, pathOf(article)),
    title: `Đính chính: ${article.data.title}`,
    summary: `Chỗ sai: “${wrong}”. Sửa lại là: “${right}”.`,
    notice: `Sửa ${showMoment(at)}. ${ASK_TO_MEND}`,
    // The first of them, which stands last, made version 2.
    version: all.length - index + 1,
    published: at,
    authors: [by],
    categories: ['Đính chính', sectionNames[article.collection]],
  }));
}

/** It does not say the title: see `withdrawnView`. Who has the article knows it by its address or its name. */
function withdrawalOf(catalog: Catalog, withdrawn: Withdrawn): FeedItem {
  const { collection, at, by, reason, replacement } = withdrawn;
  const { uri, url } = removedOne(catalog, withdrawn);
  const instead = replacement && catalog.find(replacement.collection, replacement.id);
  return {
    uri: eventUri(uri, 'withdrawal', at),
    url,
    title: `Rút bài: ${new URL(url).pathname}`,
    summary: `Bài ở địa chỉ ${url} đã được rút. Lý do: ${reason}`,
    notice: [
      `Rút ${showMoment(at)}. ${ASK_TO_REMOVE}`,
      ...(instead
        ? [`Bài thay thế: ${instead.data.title}, ${absoluteUrl(catalog.site.origin, pathOf(instead))}`]
        : []),
    ].join(' '),
    version: versionOfWithdrawn(withdrawn),
    published: at,
    authors: [by],
    categories: ['Rút bài', sectionNames[collection]],
  };
}

/** @param withdrawn the latest first */
export const removedOf = (catalog: Catalog, withdrawn: readonly Withdrawn[]): RemovedItem[] =>
  withdrawn.slice(0, LOG_LENGTH).map((one) => removedOne(catalog, one));

const removedOne = ({ site }: Catalog, withdrawn: Withdrawn): RemovedItem => ({
  uri: entryUri(site.origin, { ...withdrawn, data: withdrawn }),
  url: absoluteUrl(site.origin, pathOf(withdrawn)),
  at: withdrawn.at,
  reason: withdrawn.reason,
});
