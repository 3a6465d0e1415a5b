import { showDay } from '../../model/dates.ts';
import { FACETS } from '../store/shelf.ts';
import type { Shown } from '../results/search-archive.ts';
import type { Meant } from '../query/answer.ts';
import { QUOTATION_MARK, unquote } from '../query/plan.ts';
import { formatCount } from './create.ts';
import { clearChoices, countChoices, toggleChoice, type ArchiveState } from '../results/state.ts';

/** What the archive page says about a state, in words. */

/** A query in quotation marks; one with marks of its own as it is, unless one of them is left open. */
function quote(query: string): string {
  const own = query.match(QUOTATION_MARK)?.length ?? 0;
  return own > 0 && own % 2 === 0 ? query : `“${unquote(query)}”`;
}

/** The heading above the results, announced when it changes. */
export function headline({ query, sort }: ArchiveState, { found, isSearch, fit, meant }: Shown): string {
  const number = formatCount(found);
  if (!isSearch) {
    const all = `${number} tư liệu, ${sort === 'cu-nhat' ? 'cũ' : 'mới'} nhất trước`;
    return query ? `Trong “${query}” không có chữ nào để tìm. ${all}` : all;
  }
  const asked = meant && isInPlace(meant) ? meant.text : query;
  if (!found || fit === 'all') return `${number} kết quả cho ${quote(asked)}`;
  if (fit === 'apart') return `Chưa có bài viết liền ${quote(asked)}, đây là ${number} bài có đủ các chữ`;
  return `${lacking(asked)}, đây là ${number} bài gần nhất`;
}

/** Whether results are shown of what may have been meant, and none of what was typed. */
export const isInPlace = ({ shown }: Meant): boolean => shown === 'instead' || shown === 'unquoted';

const lacking = (query: string): string =>
  /\s/.test(query) ? `Chưa có bài đủ các từ ${quote(query)}` : `Chưa có bài có từ ${quote(query)}`;

/** What is said of a correction: words, with a link in the middle where there is somewhere to go. */
export interface Notice {
  readonly before: string;
  readonly link?: { readonly text: string; readonly next: ArchiveState };
  readonly after: string;
}

export function noticeOf(state: ArchiveState, { meant }: Shown): Notice | undefined {
  if (!meant) return undefined;
  const literally = { text: `Chỉ tìm ${quote(state.query)}`, next: { ...state, literally: true, page: 1 } };
  switch (meant.shown) {
    case 'offered':
      return {
        before: 'Có phải ý bạn là ',
        link: { text: quote(meant.text), next: { ...state, query: meant.text, page: 1 } },
        after: `? Có ${formatCount(meant.found)} bài.`,
      };
    case 'first':
      return { before: `Các bài có ${quote(meant.text)} đứng trước. `, link: literally, after: '' };
    case 'instead':
      return { before: `${lacking(state.query)}. `, link: literally, after: '' };
    case 'unquoted':
      // What was typed finds nothing, and needs no way back.
      return { before: 'Chưa có bài có đủ nguyên văn những chữ trong ngoặc kép.', after: '' };
  }
}

/** A condition that stands, and the state without it. */
export interface Chip {
  readonly label: string;
  readonly next: ArchiveState;
}

export function chipsOf(state: ArchiveState, { facets }: Shown): Chip[] {
  const ofFacets = FACETS.flatMap((facet) =>
    state.chosen[facet].map((id) => {
      const label = facets?.[facet].find((value) => value.id === id)?.label ?? id;
      return { label: facet === 'nam' ? `Năm ${label}` : label, next: toggleChoice(state, facet, id) };
    }),
  );
  const { from, to } = state;
  return [
    ...ofFacets,
    ...(from ? [{ label: `Từ ${showDay(from)}`, next: { ...state, from: undefined, page: 1 } }] : []),
    ...(to ? [{ label: `Đến ${showDay(to)}`, next: { ...state, to: undefined, page: 1 } }] : []),
  ];
}

/** Why nothing was found, as far as one can tell, and the one step that most likely helps. */
export function adviseOnNothing(
  state: ArchiveState,
  { foundOpen }: Pick<Shown, 'foundOpen'>,
): { suggestion: string; action: string; next: ArchiveState } {
  const open: ArchiveState = { ...clearChoices(state), sort: 'phu-hop' };
  const { from, to } = state;
  if (from && to && from > to) {
    const suggestion = 'Ngày bắt đầu đang đứng sau ngày kết thúc.';
    return {
      suggestion,
      action: 'Tìm lại, đổi chỗ hai ngày',
      next: { ...state, from: to, to: from, page: 1 },
    };
  }
  if (countChoices(state) && foundOpen) {
    const suggestion = `Bỏ các điều kiện lọc thì có ${formatCount(foundOpen)} kết quả.`;
    return { suggestion, action: 'Tìm lại, bỏ mọi điều kiện', next: open };
  }
  const unquoted = unquote(state.query);
  // Else they were taken off already.
  if (state.literally && unquoted !== state.query) {
    const suggestion = 'Cụm từ trong ngoặc kép phải khớp nguyên văn. Bỏ ngoặc kép thường ra kết quả.';
    return {
      suggestion,
      action: 'Tìm lại, bỏ ngoặc kép',
      next: { ...open, query: unquoted, literally: false },
    };
  }
  const suggestion = 'Thử dùng ít từ hơn hoặc kiểm tra lại cách viết. Gõ có dấu hay không dấu đều được.';
  return { suggestion, action: 'Xem bài mới nhất', next: { ...open, query: '', literally: false } };
}
