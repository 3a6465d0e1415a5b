import { z } from 'zod';
import { day, line, sample, sampleForm } from './fields.ts';
import type { FormFor } from './form.ts';

/** A standing page: about, licence, accessibility statement. Its file's name is its address. */
export const pageSchema = z.strictObject({
  title: line(2, 120),
  summary: line(10, 300),
  updatedAt: day(),
  sample: sample(),
});

export const pageForm: FormFor<typeof pageSchema> = {
  title: { label: 'Tiêu đề' },
  summary: { label: 'Tóm tắt' },
  updatedAt: { label: 'Ngày cập nhật', widget: 'date' },
  sample: sampleForm,
};
