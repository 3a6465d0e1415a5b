import { z } from 'zod';
import { kindLabel, photoView } from '../../model/card.ts';
import type { Catalog } from '../../model/catalog.ts';
import { settledAt, versionOf } from '../../model/corrections.ts';
import type { Entry } from '../../model/entry.ts';
import { type Article, pathOf } from '../../model/urls.ts';
import { initiativeForm, initiativeSchema, initiativeStatusLabels } from '../../schema/initiative.ts';
import { newsForm, newsSchema } from '../../schema/news.ts';
import { photoRights } from '../../schema/photo.ts';
import { storyForm, storySchema } from '../../schema/story.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { entryUri } from '../article/entry-uri.ts';
import type { JpegOf } from '../feeds/feed-of.ts';
import { column, columnsOf, idColumn, urlColumn, worded } from './columns.ts';

/** What every kind of article has. */
const common = {
  version: column('Phiên bản', z.int().min(1)),
  settledAt: column('Lúc chốt nội dung (lần sửa gần nhất, hoặc lúc đăng)', z.iso.datetime({ offset: true })),
  unitName: worded('Tên đơn vị').optional(),
  topicName: worded('Tên lĩnh vực').optional(),
  syllables: column('Số chữ của bài', z.int().min(0)),
  photoUrl: column('Ảnh chính', z.url()).optional(),
  photoAlt: column('Mô tả ảnh', z.string()).optional(),
  photoCaption: column('Chú thích ảnh', z.string()).optional(),
  photoCredit: column('Tác giả ảnh', z.string()).optional(),
  photoRights: column('Quyền sử dụng ảnh', photoRights).optional(),
};

const shared = ['title', 'summary', 'publishedAt', 'unit', 'topic', 'plan', 'sample'] as const;

export const storyRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  ...columnsOf(storySchema.shape, storyForm, [...shared, 'kind', 'byline', 'task']),
  kindName: worded('Tên loại gương'),
  subjectName: column('Nhân vật hoặc tập thể', z.string()).optional(),
  subjectRole: column('Công việc', z.string()).optional(),
  subjectHighlight: column('Việc làm nổi bật', z.string()).optional(),
  subjectResults: column('Kết quả', z.string()).optional(),
  ...common,
});

export const initiativeRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  ...columnsOf(initiativeSchema.shape, initiativeForm, [...shared, 'status']),
  statusName: worded('Tên tình trạng'),
  measureFigure: column('Số đo chính', z.string()),
  measureLabel: column('Đo điều gì', z.string()),
  authors: column('Tác giả sáng kiến', z.array(z.string())),
  ...common,
});

export const newsRow = z.strictObject({
  id: idColumn,
  url: urlColumn,
  ...columnsOf(newsSchema.shape, newsForm, [...shared, 'kind', 'byline']),
  kindName: worded('Tên loại tin'),
  sourceTitle: column('Nguồn tin', z.string()).optional(),
  sourceUrl: column('Địa chỉ nguồn tin', z.url()).optional(),
  ...common,
});

export function storyRowOf(
  catalog: Catalog,
  story: Entry<'stories'>,
  jpegOf: JpegOf,
): z.output<typeof storyRow> {
  const { kind, byline, task, subject } = story.data;
  return {
    ...articleRow(catalog, story, jpegOf),
    ...{ kind, byline, task, kindName: kindLabel(story) },
    subjectName: subject?.name,
    subjectRole: subject?.role,
    subjectHighlight: subject?.highlight,
    subjectResults: subject?.results,
  };
}

export function initiativeRowOf(
  catalog: Catalog,
  initiative: Entry<'initiatives'>,
  jpegOf: JpegOf,
): z.output<typeof initiativeRow> {
  const { status, measure, authors } = initiative.data;
  return {
    ...articleRow(catalog, initiative, jpegOf),
    status,
    statusName: initiativeStatusLabels[status],
    measureFigure: measure.figure,
    measureLabel: measure.label,
    authors: authors.map(({ name }) => name),
  };
}

export function newsRowOf(catalog: Catalog, item: Entry<'news'>, jpegOf: JpegOf): z.output<typeof newsRow> {
  const { kind, byline, source } = item.data;
  return {
    ...articleRow(catalog, item, jpegOf),
    ...{ kind, byline, kindName: kindLabel(item), sourceTitle: source?.title, sourceUrl: source?.url },
  };
}

function articleRow<Kind extends Article>(catalog: Catalog, article: Kind, jpegOf: JpegOf) {
  const { origin } = catalog.site;
  const { title, summary, publishedAt, unit, topic, plan, sample, photo } = article.data;
  // A photo that may only be shown on the site is not offered, nor a word about it.
  const open = photo && photo.rights !== 'site-only' ? photo : undefined;
  return {
    id: entryUri(origin, article),
    url: absoluteUrl(origin, pathOf(article)),
    title,
    summary,
    publishedAt,
    settledAt: settledAt(catalog, article),
    version: versionOf(catalog, article),
    unit: unit as Kind['data']['unit'],
    unitName: unit && catalog.find('units', unit)?.data.title,
    topic: topic as Kind['data']['topic'],
    topicName: topic && catalog.topicName(topic),
    plan,
    syllables: article.syllables,
    photoUrl: open && absoluteUrl(origin, jpegOf(photoView(catalog, open)).src),
    photoAlt: open?.alt,
    photoCaption: open?.caption,
    photoCredit: open?.credit,
    photoRights: open?.rights,
    sample,
  };
}
