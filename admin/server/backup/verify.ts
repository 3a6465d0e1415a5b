import { join } from 'node:path';
import { formatProblem, type Problem } from '../../../src/schema/problem.ts';
import { allDrafts, keyOfRef } from '../checks/entry-key.ts';
import { draftChanges, draftMessage, readDraft } from '../protocol/draft.ts';
import { runGit } from '../store/git.ts';
import { isStore, MAIN, openStore, type Store } from '../store/open-store.ts';
import { withView } from './view.ts';

/** The site's own check of a whole content folder. */
export type CheckContent = (folders: {
  readonly contentDir: string;
  readonly cacheDir: string;
}) => Promise<readonly Problem[]>;

/**
 * Looks whether a repository holds what a newsroom needs: every object sound, every draft with its stage, owner and
 * base, and on `main` texts from which the site can be built. The server may run meanwhile; nothing is written here.
 *
 * @returns What is wrong, in English but for the content's own problems; none is good.
 */
export async function verifyRepository(
  gitDir: string,
  checkContent: CheckContent,
  tell: (line: string) => void,
): Promise<string[]> {
  if (!(await isStore(gitDir))) return [`${gitDir} is not a repository.`];
  // To open the repository itself is for the one server that may write.
  return withView(gitDir, async (view, folder) => {
    tell('Checking every object …');
    // Twice: an object that is packed, or a draft that is published, while git comes by may seem to be missing.
    let damage = await findDamage(gitDir, view);
    if (damage.length > 0) damage = await findDamage(gitDir, view);
    if (damage.length > 0) return damage;
    const store = await openStore(view);
    try {
      const drafts = await checkDrafts(store, tell);
      return [...drafts, ...(await checkMain(store, folder, checkContent, tell))];
    } finally {
      store.close();
    }
  });
}

/** What git finds wrong: with the names of the branches where they are, for a view shows none that can't be read. */
async function findDamage(gitDir: string, view: string): Promise<string[]> {
  const results = [
    await runGit(gitDir, ['for-each-ref', '--format=']),
    await runGit(view, ['fsck', '--full', '--strict', '--no-dangling']),
  ];
  const said = results
    .flatMap(({ stdout, stderr }) => `${stdout.toString()}${stderr}`.split('\n'))
    .filter((line) => line.trim() !== '');
  const sound = said.length === 0 && results.every(({ code }) => code === 0);
  return sound ? [] : ['git fsck found damage:', ...said];
}

async function checkDrafts(store: Store, tell: (line: string) => void): Promise<string[]> {
  const refs = await store.listRefs(allDrafts);
  tell(`Checking ${refs.length} drafts …`);
  const found: string[] = [];
  for (const { name } of refs) {
    const key = keyOfRef(name);
    const draft = key === null ? null : await readDraft(store, key).catch(() => null);
    if (draft === null) {
      found.push(`${name} is not a draft of the newsroom.`);
      continue;
    }
    // What was read is written again: words that could not be read would come out otherwise.
    const trailers = draftMessage('-', draft).split('\n\n').at(-1) ?? '';
    if (!draft.tip.message.includes(trailers)) found.push(`${name} does not say its stage, owner and base.`);
    else if ((await draftChanges(store, draft).catch(() => null)) === null)
      found.push(`${name} began at ${draft.base}, which is not there.`);
  }
  return found;
}

async function checkMain(
  store: Store,
  work: string,
  checkContent: CheckContent,
  tell: (line: string) => void,
): Promise<string[]> {
  const main = await store.commitAt(MAIN);
  if (main === null) return ['There is no main branch.'];
  const files = await store.listTree(main.id, 'content');
  tell(`Checking ${files.length} content files …`);
  const contentDir = join(work, 'content');
  await store.exportTree(main.id, 'content', contentDir, null);
  return (await checkContent({ contentDir, cacheDir: join(work, 'cache') })).map(formatProblem);
}
