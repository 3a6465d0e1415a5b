import type { Block } from '../../mdx/blocks.ts';
import { kindLabel, photoView, type PhotoView } from '../../model/card.ts';
import type { Catalog, Withdrawn } from '../../model/catalog.ts';
import type { PictureFile } from '../../model/picture.ts';
import { correctionsOf, settledAt, versionOf, versionOfWithdrawn } from '../../model/corrections.ts';
import { type Article, pathOf, paths, taskAnchor } from '../../model/urls.ts';
import { factsOf, sectionNames } from '../../model/views/article.ts';
import { CC_BY, mayReuse, peopleIn, type Photo, photoRightsLabels } from '../../schema/photo.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { authorsOf } from '../article/article-facts.ts';
import { entryUri, partUri } from '../article/entry-uri.ts';
import { pressBlocks } from './press-blocks.ts';
import type { Named, PressItem, PressPhoto, PressSite, Subject, WithdrawnItem } from './press-item.ts';

/** The JPEGs that the build makes of a photo: who knows how photos are made says which these are. */
export type PicturesOf = (photo: PhotoView) => {
  readonly web: PictureFile;
  readonly print: PictureFile;
};

/** @param blocks the article's body */
export function pressItem(
  catalog: Catalog,
  article: Article,
  blocks: readonly Block[],
  picturesOf: PicturesOf,
): PressItem {
  const { site } = catalog;
  const { title, summary, publishedAt, embargoUntil, sample } = article.data;
  const url = absoluteUrl(site.origin, pathOf(article));
  const uri = entryUri(site.origin, article);
  const photoOf = (photo: Photo): PressPhoto | undefined => pressPhoto(catalog, uri, photo, picturesOf);
  const photos = article.photos.flatMap((photo) => photoOf(photo) ?? []);
  const lead = article.data.photo && photoOf(article.data.photo);
  const about = subjectOf(article);
  const { name, rows } = factsOf(catalog, article);
  return {
    uri,
    url,
    slug: article.slug,
    version: versionOf(catalog, article),
    section: sectionNames[article.collection],
    kind: kindLabel(article),
    title,
    summary,
    published: publishedAt,
    ...(embargoUntil ? { embargoed: embargoUntil } : {}),
    updated: settledAt(catalog, article),
    authors: authorsOf(article),
    credit: creditOf(article, site),
    ...(about ? { about } : {}),
    ...relationsOf(catalog, article),
    facts: {
      name,
      rows: rows.map(({ label, value, warning }) => ({
        label,
        value: warning ? `${value}. ${warning}.` : value,
      })),
    },
    // The first of them made version 2.
    corrections: correctionsOf(catalog, article)
      .toReversed()
      .map((correction, index) => ({ version: index + 2, ...correction })),
    site: pressSite(site),
    licence: site.licence,
    sample,
    syllables: article.syllables,
    ...(lead ? { lead } : {}),
    photos: photos.filter(({ uri }, index) => photos.findIndex((other) => other.uri === uri) === index),
    ...(article.data.broadcast ? { broadcast: article.data.broadcast } : {}),
    body: pressBlocks(blocks, { origin: site.origin, url, photoOf }),
  };
}

/** What is said in place of an article that was taken back. */
export function withdrawnItem(catalog: Catalog, withdrawn: Withdrawn): WithdrawnItem {
  const { origin } = catalog.site;
  const { at, by, reason, slug } = withdrawn;
  const instead =
    withdrawn.replacement && catalog.find(withdrawn.replacement.collection, withdrawn.replacement.id);
  return {
    uri: entryUri(origin, { ...withdrawn, data: withdrawn }),
    url: absoluteUrl(origin, pathOf(withdrawn)),
    slug,
    version: versionOfWithdrawn(withdrawn),
    at,
    by,
    reason,
    ...(instead
      ? {
          replacement: {
            uri: entryUri(origin, instead),
            name: instead.data.title,
            url: absoluteUrl(origin, pathOf(instead)),
          },
        }
      : {}),
    site: pressSite(catalog.site),
  };
}

const pressSite = ({ name, institution, origin, pressEmail }: SiteData): PressSite => ({
  name,
  institution,
  url: absoluteUrl(origin, paths.home),
  pressEmail,
  rightsPage: absoluteUrl(origin, paths.licence),
});

/** Who is named by an initiative made it; the words about it are the house's. */
function creditOf(article: Article, { name, institution }: SiteData): string {
  const authors = authorsOf(article).join(', ');
  const role = article.collection === 'initiatives' ? 'Tác giả sáng kiến' : 'Bài';
  return `${authors ? `${role}: ${authors}. ` : ''}Nguồn: ${name}, ${institution}.`;
}

function subjectOf(article: Article): Subject | undefined {
  if (article.collection !== 'stories' || !article.data.subject) return undefined;
  const { kind, subject } = article.data;
  const type = { person: 'person', 'good-deed': 'person', collective: 'organisation' } as const;
  return {
    type: kind in type ? type[kind as keyof typeof type] : 'other',
    name: subject.name,
    ...(subject.role ? { role: subject.role } : {}),
  };
}

function relationsOf(
  catalog: Catalog,
  article: Article,
): Pick<PressItem, 'unit' | 'topic' | 'plan' | 'source'> {
  const { origin } = catalog.site;
  const { unit: unitId, topic, plan: planId } = article.data;
  const unit = unitId ? catalog.find('units', unitId) : undefined;
  const topicName = topic ? catalog.topicName(topic) : undefined;
  const plan = planId ? catalog.find('plans', planId) : undefined;
  const number = article.collection === 'stories' ? article.data.task : undefined;
  const task = number === undefined ? undefined : plan?.data.tasks[number - 1];
  const source = article.collection === 'news' ? article.data.source : undefined;
  const named = (name: string, path: string): Named => ({ name, url: absoluteUrl(origin, path) });
  return {
    ...(unit ? { unit: named(unit.data.title, pathOf(unit)) } : {}),
    ...(topic && topicName ? { topic: { id: topic, name: topicName } } : {}),
    ...(plan
      ? {
          plan: {
            ...named(plan.data.title, pathOf(plan)),
            ...(number !== undefined && task
              ? { task: named(task.title, `${pathOf(plan)}#${taskAnchor(number)}`) }
              : {}),
          },
        }
      : {}),
    ...(source ? { source: { name: source.title, ...(source.url ? { url: source.url } : {}) } } : {}),
  };
}

/** A photo as others may have it: one that may only be shown on the site stays there, with every word about it. */
function pressPhoto(
  catalog: Catalog,
  uri: string,
  photo: Photo,
  picturesOf: PicturesOf,
): PressPhoto | undefined {
  if (!mayReuse(photo)) return undefined;
  const { origin } = catalog.site;
  const view = photoView(catalog, photo);
  const { web, print } = picturesOf(view);
  const picture = ({ src, width, height }: PictureFile) => ({
    src,
    url: absoluteUrl(origin, src),
    width,
    height,
  });
  return {
    uri: partUri(uri, photo.src),
    alt: photo.alt,
    caption: photo.caption,
    credit: photo.credit,
    rights: {
      id: photo.rights,
      name: photoRightsLabels[photo.rights],
      url: photo.rights === 'cc-by' ? CC_BY : absoluteUrl(origin, paths.licence),
    },
    people: peopleIn(photo),
    ...(photo.place ? { place: photo.place } : {}),
    ...(view.file.taken ? { taken: view.file.taken } : {}),
    web: picture(web),
    print: picture(print),
  };
}
