import { z } from 'zod';
import {
  articleAddress,
  type ArticleSection,
  day,
  line,
  moment,
  reference,
  text,
  webLink,
} from './fields.ts';
import type { FormFor } from './form.ts';

/** What was wrong in a published article and what is right: told to readers, never mended in silence. */
const correction = z.strictObject({
  at: moment(),
  by: line(2, 120),
  wrong: text(2, 500),
  right: text(2, 500),
});

/** An article that is taken back. Its address stays and says so; its words leave the site. */
const withdrawal = z.strictObject({
  at: moment(),
  by: line(2, 120),
  reason: text(10, 500),
  replacement: articleAddress()
    .meta({ address: 'present' } satisfies AddressMeta)
    .optional(),
});

/** Where others used an article: what the press room's work comes to, kept by editors. */
const republication = z.strictObject({
  outlet: reference('outlets'),
  date: day(),
  url: webLink(),
  title: line(2, 200).optional(),
});

/** Whether an address must have an entry behind it, or must have none. */
export interface AddressMeta {
  readonly address: 'present' | 'former';
}

/** When and where an article stands: the same for every kind of article. */
export const publication = (section: ArticleSection) => ({
  corrections: z.array(correction).max(50).default([]),
  withdrawn: withdrawal.optional(),
  republished: z.array(republication).max(100).default([]),
  formerAddresses: z
    .array(
      z.strictObject({ path: articleAddress(section).meta({ address: 'former' } satisfies AddressMeta) }),
    )
    .max(20)
    .default([]),
});

export const publishedAtForm = {
  label: 'Ngày giờ đăng',
  hint: 'Đặt ở tương lai là hẹn giờ: bài tự hiện đúng lúc ấy.',
  widget: 'datetime',
} as const;

export const embargoUntilForm = {
  label: 'Không đăng trước lúc',
  hint: 'Thời điểm hết lệnh cấm đăng, nếu có. Bài chỉ hiện khi đã qua cả lúc này lẫn ngày giờ đăng.',
  widget: 'datetime',
} as const;

type Publication = z.ZodObject<ReturnType<typeof publication>>;

export const publicationForm: FormFor<Publication> = {
  corrections: {
    label: 'Đính chính',
    hint: 'Bạn đọc thấy chỗ sai, chỗ sửa và lúc sửa ở cuối bài.',
    item: 'đính chính',
    summary: 'wrong',
    fields: {
      at: { label: 'Lúc sửa', widget: 'datetime' },
      by: { label: 'Người sửa' },
      wrong: { label: 'Chỗ sai', widget: 'text' },
      right: { label: 'Sửa lại là', widget: 'text' },
    },
  },
  withdrawn: {
    label: 'Rút bài',
    hint: 'Chữ và ảnh của bài rời khỏi trang; địa chỉ cũ ghi rõ bài đã rút, lúc nào và vì sao.',
    fields: {
      at: { label: 'Lúc rút', widget: 'datetime' },
      by: { label: 'Người rút' },
      reason: {
        label: 'Lý do',
        hint: 'Bạn đọc thấy nguyên văn. Đừng nhắc lại điều phải rút.',
        widget: 'text',
      },
      replacement: { label: 'Bài thay thế', hint: 'Địa chỉ trên trang, ví dụ /tin-tuc/2026/ten-bai/.' },
    },
  },
  republished: {
    label: 'Đã đăng lại',
    hint: 'Báo, đài nào đã dùng bài này; bạn đọc thấy ở cuối bài.',
    item: 'lần đăng lại',
    fields: {
      outlet: { label: 'Cơ quan báo chí' },
      date: { label: 'Ngày đăng lại', widget: 'date' },
      url: { label: 'Địa chỉ bài đăng lại', hint: 'Bắt đầu bằng https://' },
      title: { label: 'Tên bài ở đó', hint: 'Nếu khác tên bài này.' },
    },
  },
  formerAddresses: {
    label: 'Địa chỉ cũ',
    hint: 'Ai mở địa chỉ cũ được đưa sang bài này.',
    item: 'địa chỉ cũ',
    fields: { path: { label: 'Địa chỉ', hint: 'Cùng mục, ví dụ /tin-tuc/2026/ten-cu/.' } },
  },
};

interface Dates {
  readonly publishedAt: string;
  readonly embargoUntil?: string | undefined;
}

/** The later of an article's two dates, as it was written: when readers may first see it. */
export const dueAt = ({ publishedAt, embargoUntil }: Dates): string =>
  embargoUntil !== undefined && Date.parse(embargoUntil) > Date.parse(publishedAt)
    ? embargoUntil
    : publishedAt;

/** The last moment of a day in Viet Nam. */
const endOfDay = (date: string): number => Date.parse(`${date}T23:59:59.999+07:00`);

type Published = Dates & z.output<Publication>;

/** Nothing can be corrected, used again or taken back before it was there. */
export function checkOrder(article: Published, context: z.core.$RefinementCtx): void {
  const due = Date.parse(dueAt(article));
  article.corrections.forEach(({ at }, index) => {
    if (Date.parse(at) < due)
      context.addIssue({ code: 'custom', path: ['corrections', index, 'at'], message: 'before-publication' });
  });
  article.republished.forEach(({ date }, index) => {
    if (endOfDay(date) < due)
      context.addIssue({
        code: 'custom',
        path: ['republished', index, 'date'],
        message: 'republished-early',
      });
  });
  if (article.withdrawn && Date.parse(article.withdrawn.at) < due)
    context.addIssue({ code: 'custom', path: ['withdrawn', 'at'], message: 'before-publication' });
}
