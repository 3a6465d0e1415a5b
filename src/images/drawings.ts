import { chooseFamily, describeArtwork, renderArtwork } from '../artwork/artwork.ts';
import type { SiteData } from '../schema/site.ts';
import type { PictureWords } from './picture-words.ts';
import {
  type CutSize,
  planDrawing,
  type Rendition,
  SHARE_SIZE,
  STRUCTURED_SIZES,
  TELEVISION_SIZE,
} from './renditions.ts';

/**
 * Where an entry has no photo, others get one of these drawings. A drawing of its own for each of 10,000 entries would
 * cost 20 minutes of rasterising (0.12 s each) for pictures that hardly anybody sees.
 */
const SHARED_DRAWINGS = 12;

export interface Drawing {
  readonly svg: string;
  /** What is to be seen. */
  readonly alt: string;
  readonly words: PictureWords & { readonly webStatement: string };
  readonly share: Rendition;
  readonly structured: readonly Rendition[];
  readonly television: Rendition;
}
const drawings = new Map<string, readonly Drawing[]>();

/** The drawings of a site, with its name and its licence inside. */
export function drawingsOf(site: SiteData): readonly Drawing[] {
  const words = {
    credit: site.name,
    rights: `© ${site.name}`,
    usageTerms: site.licence.name,
    webStatement: site.licence.url,
  };
  const key = JSON.stringify(words);
  let made = drawings.get(key);
  if (!made) {
    made = Array.from({ length: SHARED_DRAWINGS }, (_, index): Drawing => {
      const seed = `chia-se-${index}`;
      const svg = renderArtwork({ seed });
      const plan = (size: CutSize) => planDrawing({ svg, words }, size);
      return {
        ...{ svg, words, alt: describeArtwork(chooseFamily(seed)) },
        share: plan(SHARE_SIZE),
        structured: STRUCTURED_SIZES.map(plan),
        television: plan(TELEVISION_SIZE),
      };
    });
    drawings.set(key, made);
  }
  return made;
}

/** A stable choice among the drawings: the same entry always gets the same one. */
export function drawingFor(seed: string, site: SiteData): Drawing {
  const sum = [...seed].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  const drawing = drawingsOf(site)[sum % SHARED_DRAWINGS];
  if (!drawing) throw new Error('There are no drawings to share');
  return drawing;
}
