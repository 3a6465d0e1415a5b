import { wordsOf } from '../../../src/images/photo-words.ts';
import { photo } from '../../../src/schema/photo.ts';

/** What a photo's own file says for the fields of a photo; only what fits into them. */
export interface WordsInPhoto {
  readonly caption: string;
  readonly credit: string;
}

/**
 * Reads the words that a photographer or an agency wrote into a file. Who is to be seen is not among them: that a name stands
 * in a file does not say that its owner agreed to be named.
 *
 * @param bytes of the file, whole: WebP says it at its end
 */
export async function wordsInPhoto(bytes: ArrayBuffer): Promise<WordsInPhoto> {
  // Loaded when it is needed: 130 kB that most visits to the editor do without.
  const { default: ExifReader } = await import('exifreader');
  try {
    const { creator, credit, description } = wordsOf(ExifReader.load(bytes, { expanded: true }));
    return { caption: fitting('caption', description), credit: fitting('credit', creator || credit) };
  } catch {
    return { caption: '', credit: '' };
  }
}

const fitting = (field: 'caption' | 'credit', text: string): string =>
  photo.shape[field].safeParse(text).data ?? '';
