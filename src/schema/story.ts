import { z } from 'zod';
import { broadcast, broadcastForm } from './broadcast.ts';
import { day, line, moment, reference, sample, sampleForm, year } from './fields.ts';
import type { FormFor } from './form.ts';
import { photo, photoForm } from './photo.ts';
import {
  checkOrder,
  embargoUntilForm,
  publication,
  publicationForm,
  publishedAtForm,
} from './publication.ts';

export const storyKind = z.enum([
  'person',
  'collective',
  'good-deed',
  'new-model',
  'emerging-factor',
  'good-practice',
]);
export type StoryKind = z.output<typeof storyKind>;

export const storyKindLabels: Readonly<Record<StoryKind, string>> = {
  person: 'Cá nhân',
  collective: 'Tập thể',
  'good-deed': 'Người tốt, việc tốt',
  'new-model': 'Mô hình mới',
  'emerging-factor': 'Nhân tố mới',
  'good-practice': 'Cách làm hay',
};

const subject = z.strictObject({
  name: line(2, 120),
  role: line(2, 160).optional(),
  highlight: line(2, 200).optional(),
  results: line(2, 300).optional(),
  titles: z
    .array(z.strictObject({ title: line(2, 120), year: year(), award: reference('awards').optional() }))
    .max(12)
    .default([]),
  consentGivenAt: day().optional(),
});

/** A story that shows an example: a person, a collective, a good deed, a model or a practice that others may take up. */
export const storySchema = z
  .strictObject({
    title: line(5, 120),
    kind: storyKind,
    summary: line(20, 300),
    publishedAt: moment(),
    embargoUntil: moment().optional(),
    byline: line(2, 120),
    unit: reference('units'),
    topic: reference('topics'),
    plan: reference('plans').optional(),
    task: z.number().int().min(1).max(30).optional(),
    outsideTasks: z.boolean().optional(),
    subject: subject.optional(),
    photo: photo.optional(),
    broadcast: broadcast.optional(),
    ...publication('guong-dien-hinh'),
    sample: sample(),
  })
  .superRefine((story, context) => {
    checkOrder(story, context);
    if (story.kind !== 'person') return;
    if (!story.subject) {
      context.addIssue({ code: 'custom', path: ['subject'], message: 'subject-missing' });
    } else if (!story.sample && !story.subject.consentGivenAt) {
      context.addIssue({ code: 'custom', path: ['subject', 'consentGivenAt'], message: 'consent-missing' });
    }
  });
export type StoryData = z.output<typeof storySchema>;

export const storyForm: FormFor<typeof storySchema> = {
  title: { label: 'Tiêu đề' },
  kind: { label: 'Loại gương', options: storyKindLabels },
  summary: { label: 'Sa pô', hint: 'Một, hai câu nói ai đã làm gì và được gì.' },
  publishedAt: publishedAtForm,
  embargoUntil: embargoUntilForm,
  byline: { label: 'Người viết' },
  unit: { label: 'Đơn vị' },
  topic: { label: 'Lĩnh vực' },
  plan: { label: 'Kế hoạch thi đua', hint: 'Bài hưởng ứng kế hoạch năm nào.' },
  task: { label: 'Nhiệm vụ số', hint: 'Số thứ tự nhiệm vụ trong kế hoạch.' },
  outsideTasks: {
    label: 'Không thuộc nhiệm vụ nào',
    hint: 'Bật khi bài hưởng ứng kế hoạch nói chung, không riêng nhiệm vụ nào.',
  },
  subject: {
    label: 'Nhân vật hoặc tập thể',
    hint: 'Bắt buộc với bài về cá nhân.',
    askedByRule: true,
    fields: {
      name: { label: 'Tên' },
      role: { label: 'Công việc' },
      highlight: { label: 'Việc làm nổi bật' },
      results: { label: 'Kết quả' },
      titles: {
        label: 'Danh hiệu đã nhận',
        item: 'danh hiệu',
        fields: {
          title: { label: 'Danh hiệu' },
          year: { label: 'Năm' },
          award: {
            label: 'Trong danh sách khen thưởng',
            hint: 'Khi khen thưởng ấy bị thu hồi, bài tự có thêm một đính chính.',
          },
        },
      },
      consentGivenAt: {
        label: 'Ngày nhân vật đồng ý đăng',
        hint: 'Bắt buộc với bài về cá nhân.',
        askedByRule: true,
        widget: 'date',
      },
    },
  },
  photo: { label: 'Ảnh chính', fields: photoForm },
  broadcast: broadcastForm,
  ...publicationForm,
  sample: sampleForm,
};
