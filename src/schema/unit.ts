import { z } from 'zod';
import { line, sample, sampleForm } from './fields.ts';
import type { FormFor } from './form.ts';

export const unitKind = z.enum(['office', 'department', 'agency', 'unit', 'cluster', 'block']);
export type UnitKind = z.output<typeof unitKind>;

export const unitKindLabels: Readonly<Record<UnitKind, string>> = {
  office: 'Cơ quan',
  department: 'Vụ',
  agency: 'Cục',
  unit: 'Đơn vị',
  cluster: 'Cụm thi đua',
  block: 'Khối thi đua',
};

/** A part of the institution that takes part in the movement. */
export const unitSchema = z.strictObject({
  title: line(2, 120),
  kind: unitKind,
  summary: line(10, 300),
  sample: sample(),
});

export const unitForm: FormFor<typeof unitSchema> = {
  title: { label: 'Tên đơn vị' },
  kind: { label: 'Loại', options: unitKindLabels },
  summary: { label: 'Giới thiệu ngắn' },
  sample: sampleForm,
};
