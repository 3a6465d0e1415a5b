import { articleAt } from '../model/urls.ts';
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
  outlets: ['cơ quan báo chí', 'Chọn một cơ quan báo chí trong danh sách, hoặc tạo nơi ấy trước'],
  awards: ['khen thưởng', 'Chọn một khen thưởng trong danh sách, hoặc tạo khen thưởng ấy trước'],
  topics: ['lĩnh vực', 'Chọn một lĩnh vực của trang (mục Các lĩnh vực trong site.yml)'],
  media: ['tệp ảnh', 'Tải ảnh lên thư viện rồi chọn lại'],
  address: ['bài', 'Mở bài thay thế trên trang rồi chép địa chỉ của nó, hoặc để trống'],
  'former-address': ['địa chỉ cũ', 'Xóa địa chỉ ấy khỏi mục Địa chỉ cũ, hoặc đổi tên tệp của bài kia'],
};

function isKnown(reference: Reference, known: Known): boolean {
  switch (reference.target) {
    case 'media':
      return known.media.has(reference.id);
    case 'address':
      return isTaken(reference.id, known);
    case 'former-address':
      return !isTaken(reference.id, known);
    case 'topics':
      // Without a readable site.yml nothing can be said of its topics; that file has its own problem.
      return known.site === undefined || known.site.topics.some((topic) => topic.id === reference.id);
    case 'plans':
    case 'units':
    case 'documents':
    case 'outlets':
    case 'awards':
      return known.entries.has(`${reference.target}/${reference.id}`);
  }
}

/** Whether an entry lies behind an address: published, waiting for its time or withdrawn. */
function isTaken(address: string, known: Known): boolean {
  const entry = articleAt(address);
  return entry !== undefined && known.entries.has(`${entry.collection}/${entry.id}`);
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
        found:
          reference.target === 'former-address'
            ? `“${reference.id}” đang là địa chỉ của một bài`
            : `không có ${what} nào tên “${reference.id}”`,
        remedy,
      };
    });
}

/** Former addresses that more than one file claims: each of them is told of the others. */
export function checkClaims(
  files: readonly { readonly file: string; readonly references: readonly Reference[] }[],
): Problem[] {
  const claims = files.flatMap(({ file, references }) =>
    references.filter(({ target }) => target === 'former-address').map((claim) => ({ file, claim })),
  );
  return [...Map.groupBy(claims, ({ claim }) => claim.id).values()].flatMap((same) =>
    same.length === 1
      ? []
      : same.map(({ file, claim }) => ({
          file,
          line: claim.line,
          field: claim.field,
          found: `“${claim.id}” được ghi ${same.length} lần: ${[...new Set(same.map((one) => one.file))].join(', ')}`,
          remedy: 'Giữ địa chỉ ấy ở một bài, xóa ở những chỗ khác',
        })),
  );
}
