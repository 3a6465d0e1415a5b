/**
 * Cuts the packaged Newsreader to what the design uses. Whole, its four files weigh 334 KB, and even without the
 * optical-size axis they bring a first view to 137 KB of fonts (budget: 130). Held to weights 400 to 650 and one optical
 * size, the upright pair is 48 KB. The cut files are committed; a test compares them with what this file makes.
 *
 * After an update of @fontsource-variable/newsreader: node src/styles/fonts/cut-newsreader.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/** The files beside this one, as `fonts.css` names them. */
export const newsreaderCuts = [
  'newsreader-latin-normal.woff2',
  'newsreader-vietnamese-normal.woff2',
  'newsreader-latin-italic.woff2',
  'newsreader-vietnamese-italic.woff2',
] as const;

/** Gives the bytes of one cut: every glyph of its subset, upright or italic. */
export async function cutNewsreader(name: (typeof newsreaderCuts)[number]): Promise<Buffer> {
  const source = name.replace(/-(normal|italic)/, '-opsz-$1');
  const packaged = import.meta.resolve(`@fontsource-variable/newsreader/files/${source}`);
  return subsetFont(await readFile(new URL(packaged)), undefined, {
    targetFormat: 'woff2',
    keepAllGlyphs: true,
    // 22 lies between the story's 20 px and the headings: near to what the whole font would do for both.
    variationAxes: { opsz: 22, wght: { min: 400, max: 650 } },
  });
}

if (import.meta.main) {
  for (const name of newsreaderCuts) {
    const bytes = await cutNewsreader(name);
    await writeFile(new URL(name, import.meta.url), bytes);
    console.log(`${name}: ${bytes.length} bytes`);
  }
}
