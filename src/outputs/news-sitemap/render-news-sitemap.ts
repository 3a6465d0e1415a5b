import type { Catalog } from '../../model/catalog.ts';
import { articlesOf } from '../../model/relations.ts';
import { type Article, pathOf } from '../../model/urls.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { element, renderXml, textElement, type XmlElement } from '../xml/render-xml.ts';

/** Google's rules: articles of the last two days, at most 1,000 a file. */
const WINDOW_MS = 2 * 86_400_000;
const LIMIT = 1_000;

/**
 * The sitemap for Google News, 0.9 (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap): what was
 * published in the two days before a build. Samples are not in it: they are no news. On most days there is nothing, and Google takes an
 * empty one.
 *
 * @param now the moment of the build: the one output that asks for it, because its format does
 */
export function renderNewsSitemap(catalog: Catalog, now: Date): string {
  const recent = articlesOf(catalog)
    .filter(({ data }) => !data.sample && now.getTime() - Date.parse(data.publishedAt) <= WINDOW_MS)
    .slice(0, LIMIT);
  return renderXml(
    element(
      'urlset',
      {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      },
      recent.map((article) => renderArticle(catalog, article)),
    ),
  );
}

const renderArticle = ({ site }: Catalog, article: Article): XmlElement =>
  element('url', {}, [
    textElement('loc', absoluteUrl(site.origin, pathOf(article))),
    element('news:news', {}, [
      element('news:publication', {}, [
        textElement('news:name', site.name),
        textElement('news:language', 'vi'),
      ]),
      textElement('news:publication_date', article.data.publishedAt),
      textElement('news:title', article.data.title),
    ]),
  ]);
