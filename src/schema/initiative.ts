import { z } from 'zod';
import { broadcast, broadcastForm } from './broadcast.ts';
import { line, moment, reference, sample, sampleForm } from './fields.ts';
import type { FormFor } from './form.ts';
import { photo, photoForm } from './photo.ts';
import {
  checkOrder,
  embargoUntilForm,
  publication,
  publicationForm,
  publishedAtForm,
} from './publication.ts';

export const initiativeStatus = z.enum(['under-review', 'applied', 'replicating']);
export type InitiativeStatus = z.output<typeof initiativeStatus>;

export const initiativeStatusLabels: Readonly<Record<InitiativeStatus, string>> = {
  'under-review': 'Đang xét',
  applied: 'Đã áp dụng',
  replicating: 'Đang nhân rộng',
};

/** An initiative or research topic: what was changed at work, measured, and how far it has spread. */
export const initiativeSchema = z
  .strictObject({
    title: line(5, 120),
    summary: line(20, 300),
    publishedAt: moment(),
    embargoUntil: moment().optional(),
    status: initiativeStatus,
    measure: z.strictObject({ figure: line(1, 20), label: line(2, 80) }),
    unit: reference('units'),
    topic: reference('topics'),
    plan: reference('plans').optional(),
    authors: z
      .array(z.strictObject({ name: line(2, 120) }))
      .min(1)
      .max(20),
    photo: photo.optional(),
    broadcast: broadcast.optional(),
    ...publication('sang-kien'),
    sample: sample(),
  })
  .superRefine(checkOrder);

export const initiativeForm: FormFor<typeof initiativeSchema> = {
  title: { label: 'Tên sáng kiến' },
  summary: { label: 'Tóm tắt', hint: 'Làm khác đi điều gì, được gì.' },
  publishedAt: publishedAtForm,
  embargoUntil: embargoUntilForm,
  status: { label: 'Tình trạng', options: initiativeStatusLabels },
  measure: {
    label: 'Số đo chính',
    fields: {
      figure: { label: 'Con số', hint: 'Ví dụ: 3 → 1, 640, 1/5.' },
      label: { label: 'Đo điều gì', hint: 'Ví dụ: ngày xử lý một phiếu trình.' },
    },
  },
  unit: { label: 'Đơn vị' },
  topic: { label: 'Lĩnh vực' },
  plan: { label: 'Kế hoạch thi đua' },
  authors: { label: 'Tác giả sáng kiến', item: 'tác giả', fields: { name: { label: 'Tên' } } },
  photo: { label: 'Ảnh chính', fields: photoForm },
  broadcast: broadcastForm,
  ...publicationForm,
  sample: sampleForm,
};
