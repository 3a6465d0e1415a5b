import type { Catalog, Withdrawn } from '../catalog.ts';
import { showMoment } from '../dates.ts';
import { pathOf, sections } from '../urls.ts';
import { type Head, home } from './head.ts';
import { sectionNames } from './article.ts';

/** All that the address of a withdrawn article still says. */
export interface WithdrawnView {
  readonly head: Head;
  readonly title: string;
  readonly section: string;
  readonly at: { readonly iso: string; readonly shown: string };
  readonly by: string;
  readonly reason: string;
  readonly replacement?: { readonly title: string; readonly href: string };
}

/**
 * The tombstone. It does not say the old title: a title is the sentence of an article that is read most, it often holds
 * the very name or claim that had to go, and search engines keep showing the title of a page that they know.
 */
export function withdrawnView(catalog: Catalog, withdrawn: Withdrawn): WithdrawnView {
  const { collection, at, by, reason } = withdrawn;
  const title = 'Bài này đã được rút';
  const replacement =
    withdrawn.replacement && catalog.find(withdrawn.replacement.collection, withdrawn.replacement.id);
  return {
    head: {
      title,
      description: 'Bài từng ở địa chỉ này đã được rút khỏi trang.',
      path: pathOf(withdrawn),
      crumbs: [home, { name: sectionNames[collection], href: sections[collection] }, { name: 'Bài đã rút' }],
    },
    title,
    section: sections[collection],
    at: { iso: at, shown: showMoment(at) },
    by,
    reason,
    ...(replacement ? { replacement: { title: replacement.data.title, href: pathOf(replacement) } } : {}),
  };
}
