import type { AstroIntegration } from 'astro';
import { articleAt, artworkPath } from '../model/urls.ts';

/**
 * Leaves all pages out of a build but one, what lies below it where it is an article's, and its drawing: the preview of a draft
 * is the site's own page, made by the site's own build, in a second.
 *
 * @param address of the page, `/guong-dien-hinh/2026/ca-truc-dem/`
 */
export function previewPage(address: string): AstroIntegration {
  const article = articleAt(address);
  const drawing = article && artworkPath(article);
  const isShown = (path: string): boolean =>
    path === address || (article !== undefined && (path.startsWith(address) || path === drawing));
  return {
    name: 'preview-page',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          name: 'preview-page',
          async getStaticPaths() {
            const shown = (await usual.getStaticPaths()).filter(
              ({ pathname }) => isShown(pathname) || isShown(`${pathname.replace(/\/$/, '')}/`),
            );
            if (shown.length === 0) throw new Error(`The site has no page ${address}`);
            return shown;
          },
        }));
      },
    },
  };
}
