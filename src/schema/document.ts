import { z } from 'zod';
import { day, line, sample, sampleForm, webLink } from './fields.ts';
import type { FormFor } from './form.ts';

export const documentKind = z.enum(['law', 'decision', 'regulation', 'orientation']);
export type DocumentKind = z.output<typeof documentKind>;

export const documentKindLabels: Readonly<Record<DocumentKind, string>> = {
  law: 'Luật',
  decision: 'Quyết định',
  regulation: 'Quy chế',
  orientation: 'Phương hướng, nhiệm vụ',
};

/** A document that plans rest on. The legal basis changes with time, so its period of force is data. */
export const documentSchema = z.strictObject({
  title: line(5, 240),
  kind: documentKind,
  number: line(2, 60).optional(),
  issuer: line(2, 160),
  issuedAt: day().optional(),
  validFrom: day().optional(),
  validUntil: day().optional(),
  summary: line(10, 300).optional(),
  url: webLink().optional(),
  sample: sample(),
});

export const documentForm: FormFor<typeof documentSchema> = {
  title: { label: 'Tên văn bản' },
  kind: { label: 'Loại', options: documentKindLabels },
  number: { label: 'Số, ký hiệu' },
  issuer: { label: 'Cơ quan ban hành' },
  issuedAt: { label: 'Ngày ban hành', widget: 'date' },
  validFrom: { label: 'Có hiệu lực từ', widget: 'date' },
  validUntil: { label: 'Hết hiệu lực từ', widget: 'date' },
  summary: { label: 'Nội dung chính' },
  url: { label: 'Địa chỉ toàn văn', hint: 'Bắt đầu bằng https://' },
  sample: sampleForm,
};
