import { z } from 'zod';
import { day, line, reference, sample, sampleForm, text, updatedAtForm, year } from './fields.ts';
import type { FormFor } from './form.ts';

/** The year's plan for the emulation movement and commendations: the document that the whole site follows. */
export const planSchema = z.strictObject({
  title: line(5, 160),
  year: year(),
  announcedAt: day(),
  updatedAt: day().optional(),
  issuer: line(2, 120),
  summary: line(20, 400),
  theme: z.strictObject({ official: text(20, 600), short: line(5, 80) }),
  context: text(20, 1200).optional(),
  purposes: z
    .array(z.strictObject({ text: text(10, 600) }))
    .min(1)
    .max(20),
  requirements: z
    .array(z.strictObject({ text: text(10, 600) }))
    .min(1)
    .max(20),
  tasks: z
    .array(z.strictObject({ title: line(5, 120), text: text(10, 900) }))
    .min(1)
    .max(30),
  responsibilities: z
    .array(z.strictObject({ who: line(2, 160), what: text(5, 600), when: line(2, 60) }))
    .max(30),
  deadlines: z
    .array(
      z.strictObject({
        title: line(5, 160),
        dueBefore: day(),
        appliesTo: line(2, 200),
        submitTo: line(2, 160),
      }),
    )
    .max(30),
  legalBasis: z.array(z.strictObject({ document: reference('documents') })).max(30),
  source: z.strictObject({ title: line(2, 200), author: line(2, 120).optional(), date: day() }),
  sample: sample(),
});
export type PlanData = z.output<typeof planSchema>;

export const planForm: FormFor<typeof planSchema> = {
  title: { label: 'Tên kế hoạch' },
  year: { label: 'Năm' },
  announcedAt: { label: 'Ngày công bố', widget: 'date' },
  updatedAt: updatedAtForm,
  issuer: { label: 'Cơ quan ban hành' },
  summary: { label: 'Tóm tắt' },
  theme: {
    label: 'Chủ đề',
    fields: {
      official: { label: 'Nguyên văn', hint: 'Chép đúng từng chữ, không thêm ngoặc kép.', widget: 'text' },
      short: { label: 'Rút gọn', hint: 'Vài từ cho trang chủ; trang sẽ ghi rõ là bản rút gọn.' },
    },
  },
  context: { label: 'Bối cảnh', widget: 'text' },
  purposes: { label: 'Mục đích', item: 'mục đích', fields: { text: { label: 'Nội dung', widget: 'text' } } },
  requirements: {
    label: 'Yêu cầu',
    item: 'yêu cầu',
    fields: { text: { label: 'Nội dung', widget: 'text' } },
  },
  tasks: {
    label: 'Nhiệm vụ',
    item: 'nhiệm vụ',
    fields: { title: { label: 'Tên ngắn' }, text: { label: 'Nội dung', widget: 'text' } },
  },
  responsibilities: {
    label: 'Ai làm gì',
    item: 'phần việc',
    fields: { who: { label: 'Đơn vị' }, what: { label: 'Việc', widget: 'text' }, when: { label: 'Hạn' } },
  },
  deadlines: {
    label: 'Hạn nộp',
    item: 'hạn nộp',
    fields: {
      title: { label: 'Việc phải nộp' },
      dueBefore: { label: 'Trước ngày', hint: 'Ngày này đã là quá hạn.', widget: 'date' },
      appliesTo: { label: 'Áp dụng cho' },
      submitTo: { label: 'Gửi về' },
    },
  },
  legalBasis: { label: 'Căn cứ', item: 'căn cứ', fields: { document: { label: 'Văn bản' } } },
  source: {
    label: 'Nguồn',
    fields: {
      title: { label: 'Tên nguồn' },
      author: { label: 'Người viết' },
      date: { label: 'Ngày đăng', widget: 'date' },
    },
  },
  sample: sampleForm,
};
