import { stripMarks } from '../../vietnamese/text.ts';

/**
 * What readers call by several names, a group a line. A page with another name of the group is found too, below those with the
 * name that was typed. Abbreviations in capitals are only read as such when they stand as a word of their own.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['gương sáng', 'điển hình tiên tiến', 'gương điển hình', 'người tốt việc tốt'],
  ['VPQH', 'VP QH', 'Văn phòng Quốc hội'],
  ['TW', 'Trung ương'],
  ['QH', 'Quốc hội'],
  ['TĐKT', 'thi đua khen thưởng'],
  ['TĐ', 'thi đua'],
  ['ĐBQH', 'đại biểu Quốc hội'],
  ['UBTVQH', 'Ủy ban Thường vụ Quốc hội', 'Thường vụ Quốc hội'],
  ['CSTĐ', 'chiến sĩ thi đua'],
  ['LĐTT', 'lao động tiên tiến'],
  ['CBCC', 'cán bộ công chức'],
  ['CCVC', 'công chức viên chức'],
  ['CNTT', 'công nghệ thông tin'],
  ['MTTQ', 'Mặt trận Tổ quốc'],
  ['sáng kiến', 'cải tiến', 'cách làm mới'],
  ['khen thưởng', 'biểu dương', 'tôn vinh'],
  ['lưu trữ', 'văn thư'],
  ['đoàn xe', 'đội xe', 'lái xe'],
  ['nhà ăn', 'bếp ăn'],
  ['kỳ họp', 'phiên họp'],
  ['bằng khen', 'giấy khen'],
];

const groups = GROUPS.map((group) => group.map((name) => stripMarks(name).toLowerCase().split(' ')));

/** At most so many other ways to ask: each costs a search. */
const MOST_WAYS = 4;

/**
 * The same query with one name in it said another way, the words bare.
 *
 * @param words small letters, with or without marks
 */
export function otherNames(words: readonly string[]): string[][] {
  const bare = words.map(stripMarks);
  const ways = groups.flatMap((group) =>
    group.flatMap((name) => {
      const at = bare.findIndex((_, start) => name.every((word, step) => bare[start + step] === word));
      if (at < 0) return [];
      return group
        .filter((other) => other !== name && !isInside(other, bare))
        .map((other) => [...bare.slice(0, at), ...other, ...bare.slice(at + name.length)]);
    }),
  );
  return ways.slice(0, MOST_WAYS);
}

const isInside = (name: readonly string[], words: readonly string[]): boolean =>
  ` ${words.join(' ')} `.includes(` ${name.join(' ')} `);
