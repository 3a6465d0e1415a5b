import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TelevisionPicture } from '../model/picture.ts';
import { CARD_PAGE, OEMBED } from '../outputs/embed/frame.ts';
import { renderCard, renderWithdrawnCard } from '../outputs/embed/render-card.ts';
import { renderOembed } from '../outputs/embed/render-oembed.ts';
import type { PressItem, WithdrawnItem } from '../outputs/item/press-item.ts';
import type { KitFile } from '../outputs/kit/kit.ts';
import { KIT_FILE, renderKit } from '../outputs/kit/render-kit.ts';
import { fileOutputs, filePathOf } from '../outputs/registry.ts';
import type { MadeFile } from './made-files.ts';

interface Article {
  readonly item: PressItem;
  /** The path of the article's page. */
  readonly page: string;
  readonly television: TelevisionPicture;
  /** The built site, which has the pictures already. */
  readonly outDir: string;
}

/** Every file of an article, and the manifest that tells how to know each. */
export async function makePressFiles({ item, page, television, outDir }: Article): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  const kit: KitFile[] = [];
  for (const output of fileOutputs) {
    const address = filePathOf(page, output);
    const name = path.posix.basename(address);
    const content = Buffer.from(await output.render(item));
    made.push({ name, content });
    kit.push({
      ...{ path: address, name, label: output.label, mediaType: output.mediaType },
      ...measure(content),
    });
  }
  const pictures = [
    ...item.photos.map(({ print }, index) => ({ src: print.src, label: `Ảnh ${index + 1}` })),
    { src: television.src, label: 'Hình nền 16:9' },
  ];
  for (const { src, label } of pictures) {
    kit.push({
      ...{ path: src, name: `anh/${path.posix.basename(src)}`, label, mediaType: 'image/jpeg' },
      ...measure(await readFile(path.join(outDir, src))),
    });
  }
  return [
    ...made,
    { name: KIT_FILE, content: renderKit(item, kit) },
    { name: CARD_PAGE, content: renderCard(item) },
    { name: OEMBED, content: renderOembed(item) },
  ];
}

/** What is left of a withdrawn article's files: those that tell systems to take it back, and readers of others' pages. */
export const makeWithdrawnFiles = (item: WithdrawnItem, page: string): MadeFile[] => [
  ...fileOutputs.flatMap((output) =>
    output.renderWithdrawn
      ? [{ name: path.posix.basename(filePathOf(page, output)), content: output.renderWithdrawn(item) }]
      : [],
  ),
  { name: CARD_PAGE, content: renderWithdrawnCard(item) },
];

const measure = (content: Uint8Array): Pick<KitFile, 'bytes' | 'sha256'> => ({
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});
