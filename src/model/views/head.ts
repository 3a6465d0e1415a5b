/** A step on the way from the home page to here; the last one has no address. */
export interface Crumb {
  readonly name: string;
  readonly href?: string;
}

/** What a page tells machines about itself. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** The page's own address on the site, `/guong-dien-hinh/2020/…/`. */
  readonly path: string;
  readonly crumbs: readonly Crumb[];
  readonly type?: 'article' | 'website';
}

export const home: Crumb = { name: 'Trang chủ', href: '/' };
