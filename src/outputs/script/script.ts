import { countSpoken, readings } from '../../vietnamese/spoken.ts';
import { sentence } from '../body/body-text.ts';
import type { PressBlock, PressItem } from '../item/press-item.ts';
import { type Cut, cutsOf } from './cuts.ts';
import { sayable, sayWords } from './sayable.ts';
import { leadPicture, photoPicture, type Picture, type Shot, timeShots, videoPicture } from './shots.ts';
import { secondsOf } from './timing.ts';

/** A script for television: what is said, for how long, and what is seen meanwhile. Times are seconds from the first word. */
export interface Script {
  readonly seconds: number;
  /** Said ones, see `countSpoken`. */
  readonly syllables: number;
  readonly segments: readonly Segment[];
  readonly shots: readonly Shot[];
  /** The shortest first. */
  readonly cuts: readonly Cut[];
  readonly lowerThirds: readonly LowerThird[];
  /** What is easily misread, and how it is said. */
  readonly names: readonly { readonly name: string; readonly say: string }[];
}

export interface Segment {
  readonly words: string;
  /** Who said it; absent for what the presenter says. */
  readonly by?: string;
  /** The heading that the article has above it. */
  readonly heading?: string;
  /** What stands on the screen: tables and boxes are seen and not read. */
  readonly graphics: readonly string[];
  /** The shot that is seen, by its number. */
  readonly shot: number;
  readonly start: number;
  readonly seconds: number;
}

/** A name and who that is, at the foot of the picture. */
export interface LowerThird {
  readonly name: string;
  readonly title: string;
}

/** The script of an article: the summary first, then a segment a paragraph. What only readers see is not read. */
export function scriptOf(item: PressItem): Script {
  const { segments, pictures } = layOut(item);
  const timed: Segment[] = [];
  let syllables = 0;
  for (const segment of segments) {
    const own = countSpoken(segment.words);
    timed.push({ ...segment, start: secondsOf(syllables), seconds: secondsOf(own) });
    syllables += own;
  }
  return {
    seconds: secondsOf(syllables),
    syllables,
    segments: timed,
    shots: timeShots(pictures, timed),
    // Without quotes, which would become the presenter's own words when only a part of them fits.
    cuts: cutsOf(
      timed.filter(({ by }) => by === undefined).map(({ words }) => words),
      item.broadcast,
    ),
    lowerThirds: lowerThirdsOf(item),
    names: namesOf(item, timed),
  };
}

type UntimedSegment = Omit<Segment, 'start' | 'seconds'>;

/** Walks the body once: words become segments, pictures become shots, and the rest goes to the next segment's screen. */
function layOut(item: PressItem): { segments: UntimedSegment[]; pictures: Picture[] } {
  const pictures = [leadPicture(item)];
  const segments: UntimedSegment[] = [];
  let heading: string | undefined;
  let graphics: string[] = [];
  const say = (words: string, by?: string): void => {
    if (words === '') return;
    const own = { words, graphics, shot: pictures.length };
    segments.push({ ...own, ...(by ? { by } : {}), ...(heading ? { heading } : {}) });
    heading = undefined;
    graphics = [];
  };
  const visit = (block: PressBlock): void => {
    switch (block.kind) {
      case 'heading':
        heading = sayWords(block.words);
        return;
      case 'paragraph':
      case 'list':
        say(sayable([block]));
        return;
      case 'quote':
        say(sayable(block.blocks), block.by);
        return;
      case 'figure':
        if (block.photo.uri !== item.lead?.uri) pictures.push(photoPicture(block.photo));
        return;
      case 'video':
        pictures.push(videoPicture(block));
        return;
      case 'table':
        graphics.push(`Bảng: ${(block.rows[0] ?? []).map(sayWords).filter(Boolean).join(', ')}`);
        return;
      case 'callout':
      case 'facts':
        graphics.push(`${block.title}: ${sayable(block.blocks)}`);
        return;
      case 'code':
      case 'rule':
      case 'notes':
    }
  };
  say(sentence(item.summary));
  item.body.forEach(visit);
  // What comes after the last words is on the screen with them.
  const last = segments.at(-1);
  if (last && graphics.length > 0)
    segments[segments.length - 1] = { ...last, graphics: [...last.graphics, ...graphics] };
  return { segments, pictures };
}

/** The editor's; else whom the article is about and who speaks in it, as it names them. */
function lowerThirdsOf(item: PressItem): readonly LowerThird[] {
  if (item.broadcast?.lowerThirds.length) return item.broadcast.lowerThirds;
  const { about, unit } = item;
  const subject =
    about && about.type !== 'other'
      ? [{ name: about.name, title: [about.role, unit?.name].filter(Boolean).join(', ') }]
      : [];
  const speakers = item.body.flatMap((block) =>
    block.kind === 'quote' && block.by ? [{ name: block.by, title: block.role ?? '' }] : [],
  );
  const all = [...subject, ...speakers].map(({ name, title }) => ({
    name: name.replace(ADDRESS, ''),
    title,
  }));
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

/** Before a name in a sentence, never at the foot of a picture. */
const ADDRESS = /^(?:Anh|Bà|Bác|Chị|Cô|Chú|Ông)\s+(?=\p{Lu})/u;

/** The editor's first; then what is written otherwise than it is said. */
function namesOf(item: PressItem, segments: readonly Segment[]): Script['names'] {
  const chosen = item.broadcast?.names ?? [];
  const found = readings([item.title, ...segments.map(({ words }) => words)].join('\n')).map(
    ({ written, said }) => ({
      name: written,
      say: said,
    }),
  );
  return [...chosen, ...found.filter(({ name }) => chosen.every((other) => other.name !== name))];
}
