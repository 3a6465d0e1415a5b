import { z } from 'zod';
import { line, text } from './fields.ts';
import type { FormFor } from './form.ts';

/** What an editor settles for television; what is left open is proposed from the article. */
export const broadcast = z.strictObject({
  cut30: text(20, 900).optional(),
  cut60: text(20, 1800).optional(),
  cut90: text(20, 2700).optional(),
  lowerThirds: z
    .array(z.strictObject({ name: line(2, 80), title: line(2, 120) }))
    .max(12)
    .default([]),
  names: z
    .array(z.strictObject({ name: line(2, 120), say: line(2, 200) }))
    .max(20)
    .default([]),
});
export type Broadcast = z.output<typeof broadcast>;

export const broadcastForm: {
  readonly label: string;
  readonly hint: string;
  readonly fields: FormFor<typeof broadcast>;
} = {
  label: 'Cho truyền hình',
  hint: 'Để trống mục nào thì trang kịch bản tự đề xuất mục ấy từ bài.',
  fields: {
    cut30: { label: 'Lời bình 30 giây', hint: 'Khoảng 115 chữ khi đọc lên.', widget: 'text' },
    cut60: { label: 'Lời bình 60 giây', hint: 'Khoảng 230 chữ khi đọc lên.', widget: 'text' },
    cut90: { label: 'Lời bình 90 giây', hint: 'Khoảng 350 chữ khi đọc lên.', widget: 'text' },
    lowerThirds: {
      label: 'Chữ chân hình',
      item: 'chữ chân hình',
      fields: { name: { label: 'Tên' }, title: { label: 'Chức danh, đơn vị' } },
    },
    names: {
      label: 'Cách đọc tên',
      hint: 'Tên riêng, tên nước ngoài, chữ tắt dễ đọc sai.',
      item: 'tên',
      fields: { name: { label: 'Viết là' }, say: { label: 'Đọc là' } },
    },
  },
};
