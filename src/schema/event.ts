import { z } from 'zod';
import { day, line, moment, reference, sample, sampleForm, updatedAtForm, year } from './fields.ts';
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
export const eventSchema = z
  .strictObject({
    title: line(5, 160),
    kind: eventKind,
    year: year(),
    date: day().optional(),
    dateSource: z.enum(['plan', 'general-knowledge']).default('plan'),
    startsAt: moment().optional(),
    endsAt: moment().optional(),
    place: line(2, 160).optional(),
    summary: line(10, 300).optional(),
    plan: reference('plans').optional(),
    updatedAt: day().optional(),
    sample: sample(),
  })
  .superRefine(({ date, startsAt, endsAt }, context) => {
    const wrong = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (startsAt !== undefined && dayInVietNam(startsAt) !== date) wrong('startsAt', 'other-day');
    if (endsAt === undefined) return;
    if (startsAt === undefined || Date.parse(endsAt) <= Date.parse(startsAt)) wrong('endsAt', 'ends-first');
  });

/** Viet Nam is seven hours ahead of UTC all year. */
const dayInVietNam = (at: string): string =>
  new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);

export const eventForm: FormFor<typeof eventSchema> = {
  title: { label: 'Tên sự kiện' },
  kind: { label: 'Loại', options: eventKindLabels },
  year: { label: 'Năm' },
  date: { label: 'Ngày', hint: 'Để trống khi chưa ấn định.', widget: 'date' },
  dateSource: {
    label: 'Ngày lấy từ đâu',
    options: { plan: 'Kế hoạch nêu', 'general-knowledge': 'Hiểu biết chung, kế hoạch không nêu' },
  },
  startsAt: {
    label: 'Bắt đầu lúc',
    hint: 'Chỉ khi đã rõ giờ; cùng ngày với mục Ngày.',
    widget: 'datetime',
  },
  endsAt: { label: 'Kết thúc lúc', widget: 'datetime' },
  place: { label: 'Nơi tổ chức' },
  summary: { label: 'Ghi chú' },
  plan: { label: 'Kế hoạch thi đua' },
  updatedAt: updatedAtForm,
  sample: sampleForm,
};
