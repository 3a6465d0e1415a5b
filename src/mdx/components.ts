import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { z } from 'zod';
import { line, webLink } from '../schema/fields.ts';
import type { AnyForm, FormFor } from '../schema/form.ts';
import { photo, photoForm } from '../schema/photo.ts';

const quote = z.strictObject({ by: line(2, 120), role: line(2, 160).optional() });
const quoteForm: FormFor<typeof quote> = {
  by: { label: 'Người nói' },
  role: { label: 'Công việc' },
};

export const calloutKind = z.enum(['note', 'tip', 'warning']);
export const calloutKindLabels = { note: 'Lưu ý', tip: 'Gợi ý', warning: 'Cần tránh' } as const;

const callout = z.strictObject({ kind: calloutKind, title: line(2, 80).optional() });
const calloutForm: FormFor<typeof callout> = {
  kind: { label: 'Loại khung', options: calloutKindLabels },
  title: { label: 'Tiêu đề khung' },
};

const facts = z.strictObject({ title: line(2, 80) });
const factsForm: FormFor<typeof facts> = { title: { label: 'Tiêu đề bảng thông tin' } };

const video = z.strictObject({
  src: webLink(),
  title: line(5, 120),
  caption: line(5, 300),
  credit: line(2, 120),
});
const videoForm: FormFor<typeof video> = {
  src: { label: 'Địa chỉ phim', hint: 'Bắt đầu bằng https://' },
  title: { label: 'Tên phim' },
  caption: { label: 'Chú thích' },
  credit: { label: 'Đơn vị sản xuất' },
};

export type ComponentName = 'Quote' | 'Figure' | 'Callout' | 'Facts' | 'Video';

export interface ComponentRule {
  /** What editors call it. */
  readonly label: string;
  /** `blocks`: text goes between its tags; `none`: it is a single tag that stands by itself, outside everything else. */
  readonly children: 'blocks' | 'none';
  /** Its attributes, all of them plain text. */
  readonly attributes: z.ZodObject;
  readonly form: AnyForm;
}

/** The allow-list: the only components an author may use. Everything else that MDX can do is refused. */
export const components: Readonly<Record<ComponentName, ComponentRule>> = {
  Quote: { label: 'Lời trích', children: 'blocks', attributes: quote, form: quoteForm },
  Figure: { label: 'Ảnh có chú thích', children: 'none', attributes: photo, form: photoForm },
  Callout: { label: 'Khung ghi chú', children: 'blocks', attributes: callout, form: calloutForm },
  Facts: { label: 'Bảng thông tin', children: 'blocks', attributes: facts, form: factsForm },
  Video: { label: 'Phim', children: 'none', attributes: video, form: videoForm },
};

export type QuoteAttributes = z.output<typeof quote>;
export type CalloutAttributes = z.output<typeof callout>;
export type FactsAttributes = z.output<typeof facts>;
export type VideoAttributes = z.output<typeof video>;

export function componentOf(name: string | null): ComponentRule | undefined {
  return name !== null && Object.hasOwn(components, name) ? components[name as ComponentName] : undefined;
}

/** What a sound tag says, by name; its component's schema makes it whole. */
export function attributesOf(node: MdxJsxFlowElement): Record<string, string> {
  return Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
}
