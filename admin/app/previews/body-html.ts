import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { BodyPart } from '../../../src/mdx/render.ts';
import { focusClass } from '../../../src/model/picture.ts';
import { type Photo, photoRightsLabels } from '../../../src/schema/photo.ts';

/** The address that shows a photo now: of a file not uploaded yet, too. */
export type AddressOf = (path: string) => string;

const element = (
  tagName: string,
  properties: Element['properties'],
  ...children: ElementContent[]
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

/** A photo as the site shows it (`src/components/PhotoCaption.astro`); what is not filled in yet is left out. */
export function photoFigure(photo: Partial<Photo>, addressOf: AddressOf, className = 'art'): string {
  const { src, alt = '', caption = '', credit, rights, focus } = photo;
  if (!src) return '';
  const terms = [credit && `Ảnh: ${credit}.`, rights && `${photoRightsLabels[rights]}.`]
    .filter(Boolean)
    .join(' ');
  return toHtml(
    element(
      'figure',
      { className: className.split(' ') },
      element('img', { src: addressOf(src), alt, className: focusClass(focus).split(' ') }),
      element('figcaption', {}, element('b', {}, text(caption)), text(` ${terms}`)),
    ),
  );
}

/** A rendered body as one piece of HTML, its photos and films written as the site writes them. */
export function bodyHtml(parts: readonly BodyPart[], addressOf: AddressOf): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case 'html':
          return part.html;
        case 'figure':
          return photoFigure(part.photo, addressOf);
        case 'video': {
          const { src, title, caption, credit } = part.video;
          return toHtml(
            element(
              'figure',
              { className: ['video'] },
              element('a', { href: src }, text(title)),
              element('figcaption', {}, text(`${caption} Phim: ${credit}. Mở ở trang khác.`)),
            ),
          );
        }
      }
    })
    .join('\n');
}
