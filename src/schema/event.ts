import { z } from 'zod';
import { day, line, reference, sample, sampleForm, year } from './fields.ts';
import type { FormFor } from './form.ts';

export const eventKind = z.enum(['anniversary', 'congress', 'session', 'ceremony']);
export type EventKind = z.output<typeof eventKind>;

export const eventKindLabels: Readonly<Record<EventKind, string>> = {
  anniversary: 'Ngày kỷ niệm',
  congress: 'Đại hội',
  session: 'Kỳ họp',
  ceremony: 'Buổi lễ',
};

/**
 * A date of the year that the movement looks to. The day may be unknown: then only the year is given and the page says
 * so. A day that the plan does not give but everybody knows is marked `general-knowledge`.
 */
export const eventSchema = z.strictObject({
  title: line(5, 160),
  kind: eventKind,
  year: year(),
  date: day().optional(),
  dateSource: z.enum(['plan', 'general-knowledge']).default('plan'),
  summary: line(10, 300).optional(),
  plan: reference('plans').optional(),
  sample: sample(),
});

export const eventForm: FormFor<typeof eventSchema> = {
  title: { label: 'Tên sự kiện' },
  kind: { label: 'Loại', options: eventKindLabels },
  year: { label: 'Năm' },
  date: { label: 'Ngày', hint: 'Để trống khi chưa ấn định.', widget: 'date' },
  dateSource: {
    label: 'Ngày lấy từ đâu',
    options: { plan: 'Kế hoạch nêu', 'general-knowledge': 'Hiểu biết chung, kế hoạch không nêu' },
  },
  summary: { label: 'Ghi chú' },
  plan: { label: 'Kế hoạch thi đua' },
  sample: sampleForm,
};
