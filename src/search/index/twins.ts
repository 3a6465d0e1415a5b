import { composeVietnamese, stripMarks } from '../../vietnamese/text.ts';
import { findKeys } from '../words/document-keys.ts';

/**
 * Pagefind finds words typed without marks by Unicode decomposition, and đ has none: `dua` would never find `đua`. So the
 * indexed text writes each syllable with đ twice, `đua|dua`. Pagefind splits a word at the bar and puts both at one position,
 * which keeps phrases and distances right. What is shown goes through `stripTwins`.
 */

const WITH_D = /[\p{L}\p{M}\d]*[đĐ][\p{L}\p{M}\d]*/gu;

/** Text for the index, composed (NFC), with a twin for each syllable in đ. Document numbers have keys instead of twins. */
export function addTwins(text: string): string {
  // A bar in the text itself gets a space, so that nobody mistakes what follows for a twin.
  const composed = composeVietnamese(text).replace(/\|(?=[\p{L}\p{M}\p{N}])/gu, '| ');
  let out = '';
  let done = 0;
  for (const { start, end } of findKeys(composed)) {
    out += twin(composed.slice(done, start)) + composed.slice(start, end);
    done = end;
  }
  return out + twin(composed.slice(done));
}

/** The text as its author wrote it. */
export function stripTwins(text: string): string {
  return text.replace(/\|[\p{L}\p{M}\p{N}]+/gu, '');
}

function twin(text: string): string {
  return text.replace(WITH_D, (word) => `${word}|${stripMarks(word).toLowerCase()}`);
}
