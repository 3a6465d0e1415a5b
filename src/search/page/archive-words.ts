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
export function headline(state: ArchiveState, shown: Shown): string {
  const { sort } = state;
  const order = { 'phu-hop': shown.isSearch ? '' : 'mới', 'moi-nhat': 'mới', 'cu-nhat': 'cũ' }[sort];
  return [
    whatIsFound(state, shown),
    ...(order && shown.found > 1 ? [`${order} nhất trước`] : []),
    ...(shown.page > 1 ? [`trang ${shown.page}/${shown.pages}`] : []),
  ].join(', ');
}

function whatIsFound({ query }: ArchiveState, { found, isSearch, fit, meant, unquoted }: Shown): string {
  const number = formatCount(found);
  if (!isSearch)
    return query ? `Trong “${query}” không có chữ nào để tìm. ${number} tư liệu` : `${number} tư liệu`;
  const asked = meant?.shown === 'instead' ? meant.text : (unquoted ?? query);
  if (!found || fit === 'all') return `${number} kết quả cho ${quote(asked)}`;
  const lacks = fit === 'apart' ? `Chưa có bài viết liền ${quote(asked)}` : lacking(asked);
  const what = fit === 'apart' && !meant ? `${number} bài có đủ các chữ` : `${number} bài gần nhất`;
  return `${lacks}, đây là ${what}`;
}

const lacking = (query: string): string =>
  /\s/.test(query) ? `Chưa có bài đủ các từ ${quote(query)}` : `Chưa có bài có từ ${quote(query)}`;

/** What is said when the index could not be had, for the first or a further time in a row. */
export function tellFailure(times: number): string {
  const failed =
    times > 1 ? `Đã thử ${times} lần, vẫn chưa mở được mục lục tìm kiếm.` : 'Chưa mở được mục lục tìm kiếm.';
  return `${failed} Có thể mạng đang chập chờn; những gì đang hiện vẫn xem được.`;
}

/** What is said of a correction: words, with a link in the middle where there is somewhere to go. */
export interface Notice {
  readonly before: string;
  readonly link?: { readonly text: string; readonly next: ArchiveState };
  readonly after: string;
}

export function noticeOf(state: ArchiveState, { meant, unquoted }: Shown): Notice | undefined {
  const asked = { ...state, query: unquoted ?? state.query, page: 1 };
  const ofWords = meant && noticeOfCorrection(asked, meant);
  if (unquoted === undefined) return ofWords;
  const ofQuotes = 'Chưa có bài có đủ nguyên văn những chữ trong ngoặc kép.';
  return ofWords ? { ...ofWords, before: `${ofQuotes} ${ofWords.before}` } : { before: ofQuotes, after: '' };
}

function noticeOfCorrection(asked: ArchiveState, meant: Meant): Notice {
  const literally = { text: `Chỉ tìm ${quote(asked.query)}`, next: { ...asked, literally: true } };
  switch (meant.shown) {
    case 'offered':
      return {
        before: 'Có phải ý bạn là ',
        link: { text: quote(meant.text), next: { ...asked, query: meant.text } },
        after: `? Có ${formatCount(meant.found)} bài.`,
      };
    case 'first':
      return { before: `Các bài có ${quote(meant.text)} đứng trước. `, link: literally, after: '' };
    case 'instead':
      return { before: `${lacking(asked.query)}. `, link: literally, after: '' };
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
