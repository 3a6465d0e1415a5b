import type { StructuredPicture } from '../../model/picture.ts';
import { paths } from '../../model/urls.ts';
import type { Article } from '../../model/urls.ts';
import type { ArticleView } from '../../model/views/article.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { authorsOf } from '../article/article-facts.ts';
import { entryUri } from '../article/entry-uri.ts';
import { SAMPLE_NOTICE } from '../article/sample.ts';
import { imageJsonLd } from './image.ts';
import { agentOf, publisherOf } from './organization.ts';
import { type JsonLd, SCHEMA_ORG } from './serialize.ts';

export interface ArticleContext {
  readonly site: SiteData;
  /** The entry that the view was made of. */
  readonly article: Article;
  readonly picture: StructuredPicture;
}

/** Google's limit for `headline`, in characters. */
const HEADLINE_LENGTH = 110;

/** An article as schema.org NewsArticle: its authors, terms, photo and corrections. */
export function articleJsonLd(view: ArticleView, { site, article, picture }: ArticleContext): JsonLd {
  const url = absoluteUrl(site.origin, view.head.path);
  const authors = authorsOf(article);
  return {
    '@context': SCHEMA_ORG,
    '@type': 'NewsArticle',
    '@id': `${url}#bai`,
    identifier: entryUri(site.origin, article),
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: shorten(view.title, HEADLINE_LENGTH),
    description: view.summary,
    image: imageJsonLd(picture, site),
    datePublished: view.published.iso,
    dateModified: view.corrected?.iso ?? view.published.iso,
    author: authors.length > 0 ? authors.map((name) => agentOf(name, site)) : publisherOf(site),
    publisher: publisherOf(site),
    articleSection: view.head.crumbs[1]?.name,
    keywords: view.topic,
    // Vietnamese newsrooms count syllables as words ("chữ").
    wordCount: article.syllables,
    inLanguage: 'vi',
    isAccessibleForFree: true,
    license: view.licence.url,
    usageInfo: absoluteUrl(site.origin, paths.licence),
    // The one property for what a work is not yet: a machine must not take a sample for news.
    creativeWorkStatus: view.sample ? SAMPLE_NOTICE : undefined,
    correction: correctionsOf(view, site),
  };
}

/** Newest first, as on the page. */
function correctionsOf(view: ArticleView, site: SiteData): JsonLd[] | undefined {
  const corrections = view.log.flatMap(({ iso, correction }) =>
    correction
      ? {
          '@type': 'CorrectionComment',
          datePublished: iso,
          author: agentOf(correction.by, site),
          text: `Chỗ sai: ${correction.wrong}\nSửa lại là: ${correction.right}`,
        }
      : [],
  );
  return corrections.length > 0 ? corrections : undefined;
}

/** Cut between words, and only when it must be. Counted in characters as readers count them, code points. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const space = characters.slice(0, most).lastIndexOf(' ');
  return `${characters.slice(0, space > 0 ? space : most - 1).join('')}…`;
}
