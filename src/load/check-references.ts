import type { Problem } from '../schema/problem.ts';
import type { SiteData } from '../schema/site.ts';
import type { Reference } from './find-references.ts';

/** What entries may refer to. */
export interface Known {
  /** `units/vu-thong-tin`, `plans/2020`, … */
  readonly entries: ReadonlySet<string>;
  readonly site: SiteData | undefined;
  /** `/media/2026/hop-to.jpg` */
  readonly media: ReadonlySet<string>;
}

const words: Readonly<Record<Reference['target'], readonly [what: string, remedy: string]>> = {
  plans: ['kế hoạch', 'Chọn một kế hoạch đã có'],
  units: ['đơn vị', 'Chọn một đơn vị trong danh sách, hoặc tạo đơn vị ấy trước'],
  documents: ['văn bản', 'Chọn một văn bản trong danh sách, hoặc tạo văn bản ấy trước'],
  topics: ['lĩnh vực', 'Chọn một lĩnh vực của trang (mục Các lĩnh vực trong site.yml)'],
  media: ['tệp ảnh', 'Tải ảnh lên thư viện rồi chọn lại'],
};

function isKnown(reference: Reference, known: Known): boolean {
  switch (reference.target) {
    case 'media':
      return known.media.has(reference.id);
    case 'topics':
      // Without a readable site.yml nothing can be said of its topics; that file has its own problem.
      return known.site === undefined || known.site.topics.some((topic) => topic.id === reference.id);
    case 'plans':
    case 'units':
    case 'documents':
      return known.entries.has(`${reference.target}/${reference.id}`);
  }
}

/** The references of one file that lead nowhere. */
export function checkReferences(file: string, references: readonly Reference[], known: Known): Problem[] {
  return references
    .filter((reference) => !isKnown(reference, known))
    .map((reference) => {
      const [what, remedy] = words[reference.target];
      return {
        file,
        line: reference.line,
        field: reference.field,
        found: `không có ${what} nào tên “${reference.id}”`,
        remedy,
      };
    });
}
