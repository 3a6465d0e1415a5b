import { z } from 'zod';
import { line, mediaPath } from './fields.ts';
import type { FormFor } from './form.ts';

/** On what terms others may use a photo. A closed list, because each has its own sentence on the page and inside the file. */
export const photoRights = z.enum(['cc-by', 'reuse-with-credit', 'site-only']);
export type PhotoRights = z.output<typeof photoRights>;

export const photoRightsLabels: Readonly<Record<PhotoRights, string>> = {
  'cc-by': 'CC BY 4.0',
  'reuse-with-credit': 'Được đăng lại, giữ nguyên tên tác giả',
  'site-only': 'Chỉ dùng trên trang này',
};

/** The licence itself, where the terms are one that others wrote. */
export const CC_BY = 'https://creativecommons.org/licenses/by/4.0/deed.vi';

/** A photo can't be published without words for those who do not see it, a caption, its author's name and its terms. */
export const photo = z.strictObject({
  src: mediaPath(),
  alt: line(5, 250),
  caption: line(5, 300),
  credit: line(2, 120),
  rights: photoRights,
});
export type Photo = z.output<typeof photo>;

export const photoForm: FormFor<typeof photo> = {
  src: { label: 'Tệp ảnh', widget: 'image' },
  alt: { label: 'Mô tả ảnh', hint: 'Kể điều nhìn thấy, cho người không xem được ảnh.' },
  caption: { label: 'Chú thích', hint: 'Ai, ở đâu, đang làm gì.' },
  credit: { label: 'Tác giả ảnh' },
  rights: { label: 'Quyền sử dụng', options: photoRightsLabels },
};
