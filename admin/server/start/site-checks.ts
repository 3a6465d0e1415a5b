import { describeLate, lateMoments } from '../../../src/load/check-dates.ts';
import { checkSite, SITE_FILE } from '../../../src/load/check-entry.ts';
import { closingsOf, describeUses, usesAfterClosing } from '../../../src/load/check-republished.ts';
import { checkReferences as checkFileReferences } from '../../../src/load/check-references.ts';
import { checklistOf } from '../../../src/model/checklist.ts';
import { pathOf } from '../../../src/model/urls.ts';
import { collectionOf } from '../../../src/schema/collections.ts';
import type { Checklist } from '../checks/checklist.ts';
import type { CheckEntry } from '../checks/entry-text.ts';
import { checkKnownEntry as checkFile } from '../checks/known-entry.ts';
import type { CheckReferences } from '../checks/references.ts';

/** The site's own checks, which the build makes too, as the server asks them. */
export const checkEntry: CheckEntry = (path, text) => {
  if (path === SITE_FILE) return checkSite(text).problems;
  const { problems, checked } = checkFile(path, text);
  if (checked === undefined) return problems;
  return describeLate(checked.entry, lateMoments(checked.entry, new Date()), text);
};

export const checkReferences: CheckReferences = (path, text, { files, siteText, outletTexts }) => {
  if (path === SITE_FILE) return [];
  const { references, checked } = checkFile(path, text);
  const problems = checkFileReferences(path, references, {
    entries: new Set(
      files.filter((file) => file.endsWith('.mdx')).map((file) => file.slice(0, -'.mdx'.length)),
    ),
    media: new Set(files.filter((file) => file.startsWith('media/')).map((file) => `/${file}`)),
    site: checkSite(siteText).site,
  });
  if (!text.includes('republished') || checked === undefined) return problems;
  const outlets = [...outletTexts].flatMap(([file, outlet]) => checkFile(file, outlet).checked?.entry ?? []);
  const uses = usesAfterClosing(checked.entry, closingsOf(outlets));
  return [...problems, ...describeUses(checked.entry, uses, text)];
};

/** A file that the site would refuse has nothing on its list: CheckEntry tells what is wrong with it. */
export const checklist: Checklist = (path, text) => {
  const { checked } = checkFile(path, text);
  return checked ? checklistOf(checked.entry.collection, checked.entry.data, checked.body) : [];
};

/** The address of an entry's page, by its path in the repository; the home page for what has none. */
export function linkOf(path: string): string {
  const match = /^content\/([a-z]+)\/(.+)\.mdx$/.exec(path);
  const collection = collectionOf(match?.[1] ?? '');
  return collection === undefined ? '/' : pathOf({ collection: collection.name, id: match?.[2] ?? '' });
}
