import { z } from 'zod';
import { day, line, moment, reference, sample, sampleForm, text, year } from './fields.ts';
import type { FormFor } from './form.ts';

/** Danh hiệu thi đua, the first of the law's two vocabularies: won in the movement, each for persons or for collectives alone. */
export const emulationTitle = z.enum([
  'advanced-worker',
  'grassroots-emulation-fighter',
  'national-emulation-fighter',
  'advanced-collective',
  'excellent-collective',
  'emulation-flag',
]);
export type EmulationTitle = z.output<typeof emulationTitle>;

export const emulationTitleLabels: Readonly<Record<EmulationTitle, string>> = {
  'advanced-worker': 'Lao động tiên tiến',
  'grassroots-emulation-fighter': 'Chiến sĩ thi đua cơ sở',
  'national-emulation-fighter': 'Chiến sĩ thi đua toàn quốc',
  'advanced-collective': 'Tập thể lao động tiên tiến',
  'excellent-collective': 'Tập thể lao động xuất sắc',
  'emulation-flag': 'Cờ thi đua',
};

/** Hình thức khen thưởng, the second: given for what was done, to persons and collectives. */
export const commendationForm = z.enum([
  'order',
  'medal',
  'certificate-of-merit',
  'certificate-of-commendation',
  'commemorative-medal',
]);
export type CommendationForm = z.output<typeof commendationForm>;

export const commendationFormLabels: Readonly<Record<CommendationForm, string>> = {
  order: 'Huân chương',
  medal: 'Huy chương',
  'certificate-of-merit': 'Bằng khen',
  'certificate-of-commendation': 'Giấy khen',
  'commemorative-medal': 'Kỷ niệm chương',
};

export const awardKind = z.enum([...emulationTitle.options, ...commendationForm.options]);
export type AwardKind = z.output<typeof awardKind>;
export const awardKindLabels: Readonly<Record<AwardKind, string>> = {
  ...emulationTitleLabels,
  ...commendationFormLabels,
};

export const recipientKind = z.enum(['person', 'collective']);
type RecipientKind = z.output<typeof recipientKind>;

/** Who a title is for; a form of commendation is for both. */
const holders: Readonly<Record<EmulationTitle, RecipientKind>> = {
  'advanced-worker': 'person',
  'grassroots-emulation-fighter': 'person',
  'national-emulation-fighter': 'person',
  'advanced-collective': 'collective',
  'excellent-collective': 'collective',
  'emulation-flag': 'collective',
};
const holderOf = (kind: AwardKind): RecipientKind | undefined => holders[kind as EmulationTitle];

/**
 * A title or a commendation that somebody was given. What the source does not say stays out: number and date of the
 * decision, the names of those who are only counted. A revoked award stays in its place and says so.
 */
export const awardSchema = z
  .strictObject({
    title: line(5, 160),
    kind: awardKind,
    recipient: z.strictObject({
      name: line(2, 160),
      kind: recipientKind,
      consentGivenAt: day().optional(),
    }),
    unit: reference('units').optional(),
    awardedBy: line(2, 160),
    decision: z.strictObject({ number: line(2, 60), date: day() }).optional(),
    year: year(),
    plan: reference('plans').optional(),
    note: line(10, 300).optional(),
    revoked: z
      .strictObject({
        at: moment(),
        by: line(2, 120),
        reason: text(10, 500),
        decision: line(2, 160).optional(),
      })
      .optional(),
    sample: sample(),
  })
  .superRefine(({ kind, recipient, sample: isSample }, context) => {
    const holder = holderOf(kind);
    if (holder && holder !== recipient.kind)
      context.addIssue({ code: 'custom', path: ['recipient', 'kind'], message: 'wrong-recipient' });
    if (recipient.kind === 'person' && !isSample && !recipient.consentGivenAt)
      context.addIssue({ code: 'custom', path: ['recipient', 'consentGivenAt'], message: 'consent-missing' });
  });

export const awardForm: FormFor<typeof awardSchema> = {
  title: {
    label: 'Tên khen thưởng',
    hint: 'Như trong quyết định, ví dụ: Bằng khen của Chủ nhiệm Văn phòng Quốc hội.',
  },
  kind: { label: 'Danh hiệu hoặc hình thức', options: awardKindLabels },
  recipient: {
    label: 'Nơi nhận',
    fields: {
      name: { label: 'Tên cá nhân hoặc tập thể' },
      kind: { label: 'Là', options: { person: 'Cá nhân', collective: 'Tập thể' } },
      consentGivenAt: {
        label: 'Ngày người nhận đồng ý nêu tên',
        hint: 'Bắt buộc với cá nhân.',
        askedByRule: true,
        widget: 'date',
      },
    },
  },
  unit: { label: 'Đơn vị' },
  awardedBy: { label: 'Cấp khen', hint: 'Cơ quan hoặc chức danh tặng.' },
  decision: {
    label: 'Quyết định',
    fields: { number: { label: 'Số, ký hiệu' }, date: { label: 'Ngày ký', widget: 'date' } },
  },
  year: { label: 'Năm', hint: 'Năm ra quyết định; mục Khen thưởng xếp theo năm này.' },
  plan: { label: 'Kế hoạch thi đua' },
  note: { label: 'Ghi chú', hint: 'Nguồn chưa nói rõ điều gì thì ghi ở đây.' },
  revoked: {
    label: 'Thu hồi',
    hint: 'Khen thưởng vẫn nằm trong danh sách, ghi rõ đã thu hồi; bài nào nhắc đến thì có thêm một đính chính.',
    fields: {
      at: { label: 'Lúc thu hồi', widget: 'datetime' },
      by: { label: 'Người ghi' },
      reason: { label: 'Lý do', hint: 'Bạn đọc thấy nguyên văn.', widget: 'text' },
      decision: { label: 'Theo quyết định', hint: 'Ví dụ: Quyết định 12/QĐ-VPQH ngày 05/03/2020.' },
    },
  },
  sample: sampleForm,
};
