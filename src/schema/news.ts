import { z } from 'zod';
import { broadcast, broadcastForm } from './broadcast.ts';
import { line, moment, reference, sample, sampleForm, webLink } from './fields.ts';
import type { FormFor } from './form.ts';
import { photo, photoForm } from './photo.ts';
import {
  checkOrder,
  embargoUntilForm,
  publication,
  publicationForm,
  publishedAtForm,
} from './publication.ts';

export const newsKind = z.enum(['news', 'commendation', 'guide']);
export type NewsKind = z.output<typeof newsKind>;

export const newsKindLabels: Readonly<Record<NewsKind, string>> = {
  news: 'Tin tức',
  commendation: 'Khen thưởng',
  guide: 'Hướng dẫn',
};

/** A news item about the movement itself: an announcement, a commendation, a guide for those who take part. */
export const newsSchema = z
  .strictObject({
    title: line(5, 120),
    kind: newsKind,
    summary: line(20, 300),
    publishedAt: moment(),
    embargoUntil: moment().optional(),
    byline: line(2, 120).optional(),
    unit: reference('units').optional(),
    topic: reference('topics').optional(),
    plan: reference('plans').optional(),
    source: z.strictObject({ title: line(2, 200), url: webLink().optional() }).optional(),
    photo: photo.optional(),
    broadcast: broadcast.optional(),
    ...publication('tin-tuc'),
    sample: sample(),
  })
  .superRefine(checkOrder);

export const newsForm: FormFor<typeof newsSchema> = {
  title: { label: 'Tiêu đề' },
  kind: { label: 'Loại tin', options: newsKindLabels },
  summary: { label: 'Sa pô', hint: 'Điều mới nhất, trong một, hai câu.' },
  publishedAt: publishedAtForm,
  embargoUntil: embargoUntilForm,
  byline: { label: 'Người viết' },
  unit: { label: 'Đơn vị' },
  topic: { label: 'Lĩnh vực' },
  plan: { label: 'Kế hoạch thi đua' },
  source: {
    label: 'Nguồn tin',
    fields: { title: { label: 'Tên nguồn' }, url: { label: 'Địa chỉ', hint: 'Bắt đầu bằng https://' } },
  },
  photo: { label: 'Ảnh chính', fields: photoForm },
  broadcast: broadcastForm,
  ...publicationForm,
  sample: sampleForm,
};
