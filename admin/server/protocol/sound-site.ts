import { formatProblem, type Problem } from '../../../src/schema/problem.ts';
import { clashingAddresses } from '../checks/claimed-addresses.ts';
import { SITE_FILE } from '../checks/paths.ts';
import { wordsGone } from '../checks/references.ts';
import { Refusal } from '../refusal.ts';
import { MAIN } from '../store/open-store.ts';
import type { ProtocolContext } from './context.ts';

/** A file that is about to change on `main`: its new bytes, or null when it goes. */
export interface MainChange {
  readonly path: string;
  readonly content: Buffer | null;
}

const SHOWN = 8;
const inContent = (path: string) => path.replace(/^content\//, '');
const isOutlet = (path: string) => path.startsWith('content/outlets/');
const isText = (path: string) => /\.(?:mdx|yml)$/.test(path);

/**
 * Refuses a change of `main` after which the site could not be built, because a text would refer to an entry, a photo or
 * a topic that is not there, two articles would have one address, or an outlet would use an article after its end. On `main` it would hold up everybody's publishing; here it holds up the one who can mend it.
 */
export async function requireSoundSite(
  context: ProtocolContext,
  changes: readonly MainChange[],
): Promise<void> {
  const { store, checkReferences } = context;
  const changed = new Map(changes.map(({ path, content }) => [path, content]));
  const before = await store.listTree(MAIN, 'content');
  const paths = new Set(before.map(({ path }) => path));
  for (const [path, content] of changed) {
    if (content === null) paths.delete(path);
    else paths.add(path);
  }
  const oldSite = (await store.readFile(MAIN, SITE_FILE))?.toString() ?? '';
  const siteText = changed.get(SITE_FILE)?.toString() ?? oldSite;
  const outletTexts = new Map<string, string>();
  for (const { path, id } of before) {
    if (isOutlet(path) && !changed.has(path))
      outletTexts.set(inContent(path), (await store.readBlob(id)).toString());
  }
  for (const [path, content] of changed) {
    if (isOutlet(path) && content !== null) outletTexts.set(inContent(path), content.toString());
  }
  const set = { files: [...paths].map(inContent), siteText, outletTexts };

  const problems: Problem[] = await clashingAddresses(store, before, changed);
  for (const [path, content] of changed) {
    if (content !== null && isText(path))
      problems.push(...checkReferences(inContent(path), content.toString(), set));
  }
  // What names an outlet may say that it used something after the day on which it now closes.
  const removed = [...changed]
    .filter(([path, content]) => content === null || isOutlet(path))
    .map(([path]) => nameOf(path));
  const gone = [...removed, ...wordsGone(oldSite, siteText)];
  for (const { path, id } of gone.length === 0 ? [] : before) {
    if (changed.has(path) || !isText(path)) continue;
    const text = (await store.readBlob(id)).toString();
    if (gone.some((word) => text.includes(word)))
      problems.push(...checkReferences(inContent(path), text, set));
  }
  if (problems.length === 0) return;
  const more = problems.length > SHOWN ? [`… và ${problems.length - SHOWN} lỗi nữa.`] : [];
  const lines = [...problems.slice(0, SHOWN).map(formatProblem), ...more];
  throw new Refusal(
    422,
    [
      'Chưa làm được vì trang sẽ thiếu nội dung được nhắc đến, có hai bài một địa chỉ, hoặc có nơi đã ngừng hoạt động mà còn đăng lại bài:',
      ...lines,
    ].join('\n'),
  );
}

/** What texts call a file by: a slug, or a photo's whole name. */
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, '');
