import { placeTones, stripMarks } from '../../vietnamese/text.ts';

/** The syllables and numbers of a text, in order. `thi-đua` is two words, as it is where a page spells it `thi đua`. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Longer runs of letters are nobody's words, and nobody types them. */
const LONGEST_WORD = 40;

/** The words of a text as an index spells them: composed, small letters, `hoà` as `hòa`. */
export function spellWords(text: string): string[] {
  return splitWords(placeTones(text).toLowerCase()).map((word) => word.slice(0, LONGEST_WORD));
}

/** Whether a text was typed with any mark or đ. */
export function hasMarks(text: string): boolean {
  return stripMarks(text) !== text;
}

/**
 * Words that every long text has. They stay in phrases and pairs, but a page need not have them. Without marks only those
 * that stand for no other common word: `tai` may be `tại`, or the `tài` of `tài liệu`.
 */
const STOP_WORDS = new Set(
  (
    'và của các những được như thế nào là gì có cho về theo thì bị một khi trong với ở từ đến để do bao nhiêu ai sao này đó ' +
    'phải hay hoặc trên tại ra va cua cac nhung duoc nhu nao la gi hoac nhieu'
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
