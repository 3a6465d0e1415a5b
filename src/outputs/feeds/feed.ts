import type { FeedFormat } from '../../model/feeds.ts';

/** A feed before it takes the form of RSS, Atom or JSON Feed. Addresses are whole; moments are ISO 8601 with offset. */
export interface Feed {
  /** Never changes: see `siteUri`. */
  readonly uri: string;
  readonly title: string;
  readonly description: string;
  /** The page that shows the same articles to people. */
  readonly page: string;
  /** The feed's own addresses, one a form. */
  readonly addresses: Readonly<Record<FeedFormat, string>>;
  readonly language: 'vi';
  readonly publisher: string;
  readonly rights: string;
  /** The latest moment in it: not the clock, so that a build without news changes no byte. */
  readonly updated?: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  /** Articles that were in the feed and are taken back, the latest first. */
  readonly removed: readonly RemovedItem[];
}

export interface FeedItem {
  /** Never changes: see `entryUri`. */
  readonly uri: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** What readers must know beside it: the latest correction, or what to do about a withdrawal. */
  readonly notice?: string;
  /** Of an article: from 1, and one more with each correction. */
  readonly version?: number;
  readonly published: string;
  /** The latest correction. */
  readonly corrected?: string;
  readonly authors: readonly string[];
  /** Kind, topic, unit; and `Nội dung minh họa` for a sample, so that nobody takes it for news. */
  readonly categories: readonly string[];
  readonly picture?: FeedPicture;
}

export interface FeedPicture {
  readonly url: string;
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly terms: { readonly name: string; readonly url: string };
}

/** What a feed says of an article that is no more: that it is gone, since when and why. */
export interface RemovedItem {
  readonly uri: string;
  readonly url: string;
  readonly at: string;
  readonly reason: string;
}

/** A text as HTML, one paragraph a part, for the fields that readers of feeds show as HTML. */
export const asHtml = (...paragraphs: readonly (string | undefined)[]): string =>
  paragraphs.flatMap((text) => (text === undefined ? [] : `<p>${escapeHtml(text)}</p>`)).join('');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
