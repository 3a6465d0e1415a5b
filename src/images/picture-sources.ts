import type { Rendition } from './renditions.ts';

/** What `<picture>` is made of. `sizes` is the page's to say: only it knows how wide the picture will be. */
export interface PictureSources {
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  /** For `<img>`: the JPEGs. Width and height are those of `src`, so that the page does not jump when it arrives. */
  readonly img: {
    readonly src: string;
    readonly srcset: string;
    readonly width: number;
    readonly height: number;
  };
}

/** Who reads neither AVIF nor WebP nor `srcset` is on a small or old machine. */
const FALLBACK_WIDTH = 1200;

/**
 * Lays out renditions of one photo for `<picture>`; cuts of a fixed shape among them are left out.
 *
 * @param basePath Where the pictures are served, with a closing slash.
 * @throws {Error} when there is no JPEG among them.
 */
export function pictureSources(renditions: readonly Rendition[], basePath = '/anh/'): PictureSources {
  const whole = renditions.filter(({ crop }) => crop === undefined).toSorted((a, b) => a.width - b.width);
  const srcset = (format: Rendition['format']) =>
    whole
      .filter((rendition) => rendition.format === format)
      .map(({ file, width }) => `${basePath}${file} ${width}w`)
      .join(', ');
  const jpegs = whole.filter(({ format }) => format === 'jpeg');
  const fallback = jpegs.findLast(({ width }) => width <= FALLBACK_WIDTH) ?? jpegs[0];
  if (!fallback) throw new Error('A picture needs at least one JPEG rendition.');
  return {
    sources: (['avif', 'webp'] as const)
      .map((format) => ({ type: `image/${format}`, srcset: srcset(format) }))
      .filter((source) => source.srcset !== ''),
    img: {
      src: `${basePath}${fallback.file}`,
      srcset: srcset('jpeg'),
      width: fallback.width,
      height: fallback.height,
    },
  };
}
