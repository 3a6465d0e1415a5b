import { describe, expect, it } from 'vitest';
import { bodyHtml, photoFigure } from '../../../admin/app/previews/body-html.ts';

const photo = {
  src: '/media/2026/a.jpg',
  alt: 'Hai người',
  caption: 'Chú thích',
  credit: 'An',
  rights: 'cc-by',
} as const;

describe('the preview', () => {
  it('shows a photo from where it is now, with its credit and terms', () => {
    expect(photoFigure(photo, (path) => `blob:${path}`)).toBe(
      '<figure class="art"><img src="blob:/media/2026/a.jpg" alt="Hai người" class="focus-x5 focus-y4"><figcaption><b>Chú thích</b> Ảnh: An. CC BY 4.0.</figcaption></figure>',
    );
  });

  it('shows nothing for a photo that is not chosen yet', () => {
    expect(photoFigure({ alt: 'Hai người' }, String)).toBe('');
  });

  it('never takes what is typed for HTML', () => {
    const typed = '"><script>alert(1)</script>';
    const shown = bodyHtml(
      [
        { kind: 'figure', photo: { ...photo, alt: typed, caption: typed, credit: typed } },
        { kind: 'video', video: { src: 'https://a.vn/x', title: typed, caption: typed, credit: typed } },
      ],
      String,
    );
    // In an attribute's quotes a tag is only text.
    expect(shown.replace(/"[^"]*"/g, '')).not.toContain('<script');
  });
});
