import { z } from 'zod';
import { day, line, sample, sampleForm, webLink } from './fields.ts';
import type { FormFor } from './form.ts';

export const outletKind = z.enum(['newspaper', 'television', 'portal']);
export type OutletKind = z.output<typeof outletKind>;

export const outletKindLabels: Readonly<Record<OutletKind, string>> = {
  newspaper: 'Báo',
  television: 'Truyền hình',
  portal: 'Cổng thông tin',
};

/** A newsroom that re-uses the stories. Newsrooms open and close, so they are dated entries and never a fixed list. */
export const outletSchema = z.strictObject({
  title: line(2, 120),
  kind: outletKind,
  role: line(10, 300),
  closedAt: day().optional(),
  successor: line(2, 120).optional(),
  url: webLink().optional(),
  sample: sample(),
});

export const outletForm: FormFor<typeof outletSchema> = {
  title: { label: 'Tên cơ quan báo chí' },
  kind: { label: 'Loại', options: outletKindLabels },
  role: { label: 'Việc trong kế hoạch' },
  closedAt: { label: 'Ngừng hoạt động từ', widget: 'date' },
  successor: { label: 'Đơn vị tiếp nhận' },
  url: { label: 'Trang chủ', hint: 'Bắt đầu bằng https://' },
  sample: sampleForm,
};
