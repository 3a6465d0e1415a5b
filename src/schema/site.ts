import { z } from 'zod';
import { SLUG, line, text, webLink } from './fields.ts';
import type { FormFor } from './form.ts';

/** What one installation says of itself: `content/site.yml`. */
export const siteSchema = z.strictObject({
  name: line(2, 60),
  tagline: line(2, 120),
  institution: line(2, 120),
  summary: line(20, 300),
  /** Where readers reach the site, without a closing slash; canonical addresses and feeds are built on it. */
  origin: z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'no-slash'),
  email: z.email(),
  pressEmail: z.email(),
  licence: z.strictObject({ name: line(2, 60), url: webLink(), text: text(20, 600) }),
  topics: z
    .array(z.strictObject({ id: z.string().regex(SLUG, 'slug').max(60), name: line(2, 60) }))
    .min(1)
    .max(60)
    .refine((topics) => new Set(topics.map((topic) => topic.id)).size === topics.length, 'topic-twice'),
});
export type SiteData = z.output<typeof siteSchema>;

export const siteForm: FormFor<typeof siteSchema> = {
  name: { label: 'Tên trang' },
  tagline: { label: 'Dòng giới thiệu' },
  institution: { label: 'Cơ quan' },
  summary: { label: 'Giới thiệu ở chân trang' },
  origin: { label: 'Địa chỉ trang', hint: 'Ví dụ: https://thidua.example.vn, không có dấu / ở cuối.' },
  email: { label: 'Thư góp ý' },
  pressEmail: { label: 'Thư trực báo chí' },
  licence: {
    label: 'Giấy phép sử dụng lại',
    fields: {
      name: { label: 'Tên giấy phép' },
      url: { label: 'Địa chỉ' },
      text: { label: 'Lời văn', widget: 'text' },
    },
  },
  topics: {
    label: 'Lĩnh vực',
    item: 'lĩnh vực',
    summary: 'name',
    fields: {
      id: { label: 'Mã', hint: 'Chữ thường không dấu, nối bằng gạch ngang; không đổi sau khi đã dùng.' },
      name: { label: 'Tên' },
    },
  },
};
