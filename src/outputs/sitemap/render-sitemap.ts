import { paths } from '../../model/urls.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { latest } from '../article/article-facts.ts';
import { element, renderXml, textElement, type XmlElement } from '../xml/render-xml.ts';
import type { SitemapEntry } from './sitemap-entries.ts';

/** The protocol's limit for one file. Its other one, 50 MB, is out of reach: an entry of ours has at most 400 bytes. */
export const SITEMAP_LIMIT = 50_000;

export interface SitemapFile {
  /** `/sitemap.xml`, `/sitemap-1.xml` */
  readonly path: string;
  readonly xml: string;
}

export interface SitemapOptions {
  readonly origin: string;
  /** Addresses a file, at most {@link SITEMAP_LIMIT}. */
  readonly limit?: number;
}

/**
 * Sitemaps by the protocol of sitemaps.org, 0.9. The first file is always `/sitemap.xml`; when there is more than one file
 * holds, it is an index of the parts that follow.
 *
 * @param entries at least one: a sitemap without addresses is not valid
 */
export function renderSitemap(
  entries: readonly SitemapEntry[],
  { origin, limit = SITEMAP_LIMIT }: SitemapOptions,
): SitemapFile[] {
  if (entries.length <= limit) return [{ path: paths.sitemap, xml: renderPart(entries, origin) }];
  const parts = Array.from({ length: Math.ceil(entries.length / limit) }, (_, index) => {
    const slice = entries.slice(index * limit, (index + 1) * limit);
    const lastmod = latest(slice.flatMap((entry) => entry.lastmod ?? []));
    return {
      path: paths.sitemap.replace('.xml', `-${index + 1}.xml`),
      xml: renderPart(slice, origin),
      ...(lastmod ? { lastmod } : {}),
    };
  });
  const index = renderXml(renderSet('sitemapindex', 'sitemap', parts, origin));
  return [{ path: paths.sitemap, xml: index }, ...parts.map(({ path, xml }) => ({ path, xml }))];
}

const renderPart = (entries: readonly SitemapEntry[], origin: string): string =>
  renderXml(renderSet('urlset', 'url', entries, origin));

const renderSet = (
  set: 'urlset' | 'sitemapindex',
  one: 'url' | 'sitemap',
  entries: readonly SitemapEntry[],
  origin: string,
): XmlElement =>
  element(
    set,
    { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
    entries.map(({ path, lastmod }) =>
      element(one, {}, [
        textElement('loc', absoluteUrl(origin, path)),
        ...(lastmod ? [textElement('lastmod', lastmod)] : []),
      ]),
    ),
  );
