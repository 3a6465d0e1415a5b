import { formatCount } from './archive-view.ts';
import type { Answer } from '../query/answer.ts';
import { clearChoices, countChoices, tidyQuery, type ArchiveState } from './state.ts';

/** What the archive page says about a state, in words. */

/** The heading above the results, announced when it changes. */
export function headline({ query, sort }: ArchiveState, isLoose: boolean, found: number): string {
  const number = formatCount(found);
  if (!query) return `${number} tư liệu, ${sort === 'cu-nhat' ? 'cũ' : 'mới'} nhất trước`;
  const quoted = /["“”]/.test(query) ? query : `“${query}”`;
  if (isLoose && found) return `Chưa có bài đủ các từ ${quoted}, đây là ${number} bài gần nhất`;
  return `${number} kết quả cho ${quoted}`;
}

/** Why nothing was found, as far as one can tell, and the one step that most likely helps. */
export function adviseOnNothing(
  state: ArchiveState,
  { hits }: Answer,
): { suggestion: string; action: string; next: ArchiveState } {
  const open: ArchiveState = { ...clearChoices(state), sort: 'phu-hop' };
  if (countChoices(state) && hits.length) {
    const suggestion = `Bỏ các điều kiện lọc thì có ${formatCount(hits.length)} kết quả.`;
    return { suggestion, action: 'Tìm lại, bỏ mọi điều kiện', next: open };
  }
  const unquoted = tidyQuery(state.query.replace(/["“”„«»]/g, ' '));
  if (unquoted && unquoted !== state.query) {
    const suggestion = 'Cụm từ trong ngoặc kép phải khớp nguyên văn. Bỏ ngoặc kép thường ra kết quả.';
    return { suggestion, action: 'Tìm lại, bỏ ngoặc kép', next: { ...open, query: unquoted } };
  }
  const suggestion = 'Thử dùng ít từ hơn hoặc kiểm tra lại cách viết. Gõ có dấu hay không dấu đều được.';
  return { suggestion, action: 'Xem bài mới nhất', next: { ...open, query: '' } };
}
