import type { Feed, FeedItem } from '../feeds/feed.ts';
import { cleanText } from '../xml/render-xml.ts';

/**
 * A feed as JSON Feed 1.1 (jsonfeed.org). What it has no word for stands under `_guong_sang`, as the format asks of
 * extensions: the version, and the terms of a photo.
 */
export function renderJsonFeed(feed: Feed): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.addresses.json,
    description: feed.description,
    user_comment: feed.rights,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    items: feed.items.map(itemOf),
    _guong_sang: { updated: feed.updated, removed: feed.removed },
  };
  return `${JSON.stringify(value, tidy, 1)}\n`;
}

const itemOf = ({ picture, version, ...item }: FeedItem) => ({
  id: item.uri,
  url: item.url,
  title: item.title,
  summary: item.summary,
  content_text: item.notice === undefined ? item.summary : `${item.summary}\n\n${item.notice}`,
  date_published: item.published,
  date_modified: item.corrected,
  authors: item.authors.length > 0 ? item.authors.map((name) => ({ name })) : undefined,
  tags: item.categories,
  image: picture?.url,
  _guong_sang: {
    version,
    photo: picture && {
      alt: picture.alt,
      caption: picture.caption,
      credit: picture.credit,
      terms: picture.terms,
    },
  },
});

/** The same text in every form of a feed: whole characters, composed. */
const tidy = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? cleanText(value) : value;
