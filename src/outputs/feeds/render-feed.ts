import type { FeedFormat } from '../../model/feeds.ts';
import { renderAtom } from '../atom/render-atom.ts';
import { renderJsonFeed } from '../json-feed/render-json-feed.ts';
import { renderRss } from '../rss/render-rss.ts';
import type { Feed } from './feed.ts';

const renderers: Readonly<Record<FeedFormat, (feed: Feed) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJsonFeed,
};

/** A feed in one of its forms. */
export const renderFeed = (feed: Feed, format: FeedFormat): string => renderers[format](feed);
