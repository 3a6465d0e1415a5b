/** A step on the way from the home page to here; the last one has no address. */
export interface Crumb {
  readonly name: string;
  readonly href?: string;
}

/** A feed, for pages that lead to it. */
export interface FeedLink {
  /** What is in it: `Sáng kiến`. */
  readonly name: string;
  /** Its files lie below: see `feedPath`. */
  readonly base: string;
}

/** What a page tells machines about itself. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** The page's own address on the site, `/guong-dien-hinh/2020/…/`. */
  readonly path: string;
  readonly crumbs: readonly Crumb[];
  readonly type?: 'article' | 'website';
  /** The feed of what the page lists, where it is not the one of everything. */
  readonly feed?: FeedLink;
}

export const home: Crumb = { name: 'Trang chủ', href: '/' };
