import { stripMarks } from '../../../src/vietnamese/text.ts';

/**
 * Decap asks this for a title or a file's name without diacritics and makes a slug of the answer. Whatever is not a
 * letter, a digit or the dot before a file's ending becomes one hyphen here, so that every slug fits `SLUG` and every
 * file name fits `MEDIA_PATH`.
 */
function remove(text: string): string {
  return stripMarks(text)
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/-*\.-*/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
}

export default { remove };
