import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { storyText, type HttpEditor } from '../../e2e/http-editor.ts';

const run = promisify(execFile);

/** What of one entry was asked for and what was promised. Versions are counted up and stand in the title. */
interface Entry {
  readonly slug: string;
  attempted: number;
  saved: number;
  published: number;
}

/** A few entries that people work on, and what the server has promised them. */
export interface Desk {
  /** Saves the next version of one of a chain's entries, and publishes it too. False when nobody answers any more. */
  work(editor: HttpEditor, chain: number, chains: number, publish: boolean): Promise<boolean>;
  /** Saves once; gives what went wrong. */
  mustSave(editor: HttpEditor): Promise<string[]>;
  mustPublish(editor: HttpEditor): Promise<string[]>;
  /** Resolves when so many requests of a kind have been sent from now on. */
  saw(kind: 'saving' | 'publishing', count: number): Promise<void>;
  /** Every answer but a yes since it was last asked for. These entries are one person's: there is nothing to refuse. */
  takeRefusals(): string[];
  /** What was promised and is not in the repository of this data folder. */
  missing(dir: string): Promise<string[]>;
  counts(): { acknowledged: { saves: number; publishes: number }; unanswered: number };
}

const SLUGS = 12;
const YEAR = String(new Date().getFullYear());
const COLLECTION = `stories-${YEAR}`;
const pathOf = (slug: string): string => `content/stories/${YEAR}/${slug}.mdx`;

export const titleOf = (slug: string, version: number): string => `Bài ${slug} bản ${version}`;

export function createDesk(): Desk {
  const entries: Entry[] = Array.from({ length: SLUGS }, (_, index) => ({
    slug: `thu-mat-dien-${index}`,
    attempted: 0,
    saved: 0,
    published: 0,
  }));
  const acknowledged = { saves: 0, publishes: 0 };
  let unanswered = 0;
  let refusals: string[] = [];
  let turn = 0;
  const watchers = new Set<{ kind: string; left: number; done: () => void }>();
  const sent = (kind: 'saving' | 'publishing'): void => {
    for (const watcher of watchers) {
      if (watcher.kind !== kind) continue;
      watcher.left -= 1;
      if (watcher.left > 0) continue;
      watchers.delete(watcher);
      watcher.done();
    }
  };

  async function save(editor: HttpEditor, entry: Entry): Promise<Response> {
    entry.attempted += 1;
    const version = entry.attempted;
    const answer = editor.send('persistEntry', {
      dataFiles: [
        {
          path: pathOf(entry.slug),
          slug: entry.slug,
          raw: storyText({ title: titleOf(entry.slug, version) }),
        },
      ],
      assets: [],
      options: {
        commitMessage: 'Bài thử',
        collectionName: COLLECTION,
        useWorkflow: true,
        status: 'draft',
        newEntry: version === 1,
      },
    });
    sent('saving');
    const response = await answer;
    if (response.ok) {
      entry.saved = version;
      acknowledged.saves += 1;
    }
    return response;
  }

  async function publish(editor: HttpEditor, entry: Entry): Promise<Response> {
    const version = entry.saved;
    const key = { collection: COLLECTION, slug: entry.slug };
    const moved = await editor.send('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish' });
    if (!moved.ok) return moved;
    const answer = editor.send('publishUnpublishedEntry', key);
    sent('publishing');
    const response = await answer;
    if (response.ok) {
      entry.published = version;
      acknowledged.publishes += 1;
    }
    return response;
  }

  /** The entries that one chain works on, one after the other, so that versions never overtake each other. */
  function nextOf(chain: number, chains: number): Entry {
    const own = entries.filter((_, index) => index % chains === chain);
    turn += 1;
    return own[turn % own.length] as Entry;
  }
  const refused = async (what: string, response: Response): Promise<string[]> =>
    response.ok ? [] : [`${what} was answered ${response.status}: ${await response.text()}`];

  return {
    async work(editor, chain, chains, alsoPublish) {
      const entry = nextOf(chain, chains);
      try {
        const saved = await save(editor, entry);
        refusals.push(...(await refused('a save', saved)));
        if (saved.ok && alsoPublish)
          refusals.push(...(await refused('a publish', await publish(editor, entry))));
        return true;
      } catch {
        // The connection broke in the middle: the server is dead.
        unanswered += 1;
        return false;
      }
    },
    mustSave: async (editor) => refused('the first save', await save(editor, entries[0] as Entry)),
    mustPublish: async (editor) => refused('the last publish', await publish(editor, entries[0] as Entry)),
    saw: (kind, count) => new Promise((done) => watchers.add({ kind, left: count, done })),
    takeRefusals() {
      const taken = refusals;
      refusals = [];
      return taken;
    },
    async missing(dir) {
      const faults: string[] = [];
      for (const { slug, attempted, saved, published } of entries) {
        const main = await versionAt(dir, 'refs/heads/main', slug);
        const draft = await versionAt(dir, `refs/heads/cms/${COLLECTION}/${slug}`, slug);
        const latest = draft ?? main ?? 0;
        if (latest < saved || latest > attempted)
          faults.push(`${slug} was saved as version ${saved}, and ${latest} is there`);
        if ((main ?? 0) < published)
          faults.push(`${slug} was published as version ${published}, and ${main ?? 0} is on main`);
      }
      return faults;
    },
    counts: () => ({ acknowledged: { ...acknowledged }, unanswered }),
  };
}

/** Which version of an entry a ref holds; null where it holds none. */
async function versionAt(dir: string, ref: string, slug: string): Promise<number | null> {
  try {
    const { stdout } = await run('git', [
      '--git-dir',
      join(dir, 'store.git'),
      'cat-file',
      'blob',
      `${ref}:${pathOf(slug)}`,
    ]);
    return Number(/ bản (\d+)/.exec(stdout)?.[1] ?? Number.NaN);
  } catch {
    return null;
  }
}
