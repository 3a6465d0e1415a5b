import type { PhotoWords } from '../../../src/images/photo-words.ts';
import { buildXmpPacket, type XmpProperty } from '../../../src/images/xmp.ts';
import { stripMarks } from '../../../src/vietnamese/text.ts';

/** The words as an XMP packet. Empty where there are none. */
export function renderXmp({ creator, credit, copyright, description }: PhotoWords): string {
  const properties: readonly (XmpProperty | false)[] = [
    creator !== '' && { name: 'dc:creator', form: 'seq', value: [creator] },
    copyright !== '' && { name: 'dc:rights', form: 'lang-alt', value: copyright },
    description !== '' && { name: 'dc:description', form: 'lang-alt', value: description },
    credit !== '' && { name: 'photoshop:Credit', form: 'text', value: credit },
  ];
  const present = properties.filter((property) => property !== false);
  return present.length > 0 ? buildXmpPacket(present) : '';
}

/** The words as EXIF for sharp. EXIF 2.3 text is ASCII and libvips puts `?` for the rest, so marks are taken off here. */
export function renderExif(words: PhotoWords): Record<'IFD0' | 'IFD2', Record<string, string>> {
  const present = (tags: Record<string, string>) =>
    Object.fromEntries(Object.entries(tags).filter(([, text]) => text !== ''));
  return {
    IFD0: present({
      Artist: toAscii(words.creator || words.credit),
      Copyright: toAscii(words.copyright),
      ImageDescription: toAscii(words.description),
    }),
    IFD2: present({ DateTimeOriginal: words.taken.replaceAll('-', ':').replace('T', ' ') }),
  };
}

function toAscii(text: string): string {
  return stripMarks(text)
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
