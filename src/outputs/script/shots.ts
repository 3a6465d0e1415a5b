import type { PressBlock, PressItem, PressPhoto } from '../item/press-item.ts';

/** A picture of a script, and how long it is seen. Times are seconds from the first word. */
export interface Shot extends Picture {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly seconds: number;
}

export interface Picture {
  readonly kind: 'photo' | 'video' | 'graphic';
  readonly caption: string;
  readonly credit?: string;
  /** On what terms it may be shown. */
  readonly rights?: string;
  /** The file, or the page of the film. */
  readonly url?: string;
  readonly pixels?: { readonly width: number; readonly height: number };
  /** For a screen; a path on the site. */
  readonly preview?: {
    readonly src: string;
    readonly width: number;
    readonly height: number;
    readonly alt: string;
  };
}

/** What is seen first. Without a photo the house's own ground stands behind the title. */
export const leadPicture = ({ lead, title }: PressItem): Picture =>
  lead ? photoPicture(lead) : { kind: 'graphic', caption: `Nền đồ họa 16:9, tiêu đề “${title}”` };

export const photoPicture = ({ alt, caption, credit, rights, print, web }: PressPhoto): Picture => ({
  kind: 'photo',
  caption,
  credit,
  rights: rights.name,
  url: print.url,
  pixels: { width: print.width, height: print.height },
  preview: { src: web.src, width: web.width, height: web.height, alt },
});

export const videoPicture = ({ video }: Extract<PressBlock, { kind: 'video' }>): Picture => ({
  kind: 'video',
  caption: `${video.title}. ${video.caption}`,
  credit: video.credit,
  url: video.src,
});

/** A shot is seen while the segments that name it are said; one that none names comes between two and has no time of its own. */
export function timeShots(
  pictures: readonly Picture[],
  segments: readonly { readonly shot: number; readonly start: number; readonly seconds: number }[],
): Shot[] {
  let start = 0;
  return pictures.map((picture, index) => {
    const number = index + 1;
    const seconds = segments
      .filter(({ shot }) => shot === number)
      .reduce((sum, segment) => sum + segment.seconds, 0);
    const timed = { ...picture, number, start, seconds };
    start += seconds;
    return timed;
  });
}
