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

/** Where a photo's subject is: 0,0 is the upper left corner and 1,1 the lower right. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * A focal point as it is written: `35% 20%`, from the left and from the top, as in CSS. One line, so that it reads the same at
 * the head of a file and in a tag of the text, whose attributes are plain text.
 */
export const FOCUS = /^(100|[1-9]?\d)% (100|[1-9]?\d)%$/;

/** The focal point that was chosen; `undefined` where none was. */
export function readFocus(written: string | undefined): FocalPoint | undefined {
  const match = FOCUS.exec(written ?? '');
  return match ? { x: Number(match[1]) / 100, y: Number(match[2]) / 100 } : undefined;
}

export const writeFocus = ({ x, y }: FocalPoint): string => `${Math.round(x * 100)}% ${Math.round(y * 100)}%`;

/** Faces are above the middle. */
export const USUAL_FOCUS: FocalPoint = { x: 0.5, y: 0.4 };

/** A photo can't be published without words for those who do not see it, a caption, its author's name and its terms. */
export const photo = z.strictObject({
  src: mediaPath(),
  alt: line(5, 250),
  caption: line(5, 300),
  credit: line(2, 120),
  rights: photoRights,
  people: line(2, 180).optional(),
  place: line(2, 120).optional(),
  focus: z.string().regex(FOCUS, 'focus').meta({ focus: true }).optional(),
});
export type Photo = z.output<typeof photo>;

/** Whether others may use a photo at all. */
export const mayReuse = ({ rights }: Photo): boolean => rights !== 'site-only';

/** Who is to be seen, each by name. Only what an editor wrote here is ever said of a face. */
export const peopleIn = ({ people = '' }: Photo): string[] =>
  people
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const photoForm: FormFor<typeof photo> = {
  src: { label: 'Tệp ảnh', widget: 'image' },
  alt: { label: 'Mô tả ảnh', hint: 'Kể điều nhìn thấy, cho người không xem được ảnh.' },
  caption: { label: 'Chú thích', hint: 'Ai, ở đâu, đang làm gì.' },
  credit: { label: 'Tác giả ảnh' },
  rights: { label: 'Quyền sử dụng', options: photoRightsLabels },
  people: {
    label: 'Người trong ảnh',
    hint: 'Họ tên người nhận ra được và đã đồng ý nêu tên, cách nhau bằng dấu phẩy.',
  },
  place: { label: 'Nơi trong ảnh', hint: 'Tên nơi chụp, như “Hội trường Diên Hồng”.' },
  focus: { label: 'Điểm chính của ảnh', hint: 'Chỗ phải còn lại khi ảnh bị cắt.' },
};
