import type { Problem } from '../../../src/schema/problem.ts';

/** What a text may refer to: the names of all content files, photos among them, and the text of `site.yml`. */
interface ContentSet {
  /** From the content folder: `units/vu-thong-tin.mdx`, `media/2026/a.jpg`. */
  readonly files: readonly string[];
  readonly siteText: string;
  /** The texts of the outlets: one that is closed uses nothing any more. */
  readonly outletTexts: ReadonlyMap<string, string>;
}

/**
 * The site's own check of what one file refers to.
 *
 * @param path From the content folder; the text has passed CheckEntry.
 */
export type CheckReferences = (path: string, text: string, set: ContentSet) => readonly Problem[];

/**
 * The words of a text that are not in another: by them the entries are found that may have lost what they refer to,
 * without parsing ten thousand of them.
 */
export function wordsGone(before: string, after: string): string[] {
  const words = (text: string) => new Set(text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []);
  const left = words(after);
  return [...words(before)].filter((word) => !left.has(word));
}
