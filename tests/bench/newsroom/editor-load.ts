import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { storyText } from '../../e2e/http-editor.ts';

const run = promisify(execFile);

/** A server that speaks Decap's `proxy` protocol, ours or decap-server. */
export interface LoadTarget {
  readonly origin: string;
  /** A session for each editor; none where the server knows no people. */
  readonly cookies: readonly string[];
  /** Its repository. */
  readonly gitDir: string;
}

export interface LoadReport {
  readonly saves: number;
  /** Answered 200. */
  readonly stored: number;
  /** Answered 409: somebody else had saved since. */
  readonly stale: number;
  /** Any other answer, by its status; no fault of the sender's. */
  readonly refused: Readonly<Record<string, number>>;
  /** Answered 200, and in no commit of the draft. */
  readonly vanished: number;
  /** Stored over a text that its writer had not seen. */
  readonly overwritten: number;
  /** Refused as stale, and kept nowhere. */
  readonly notKept: number;
  /** How long a save took, in ms, in order. */
  readonly times: readonly number[];
  readonly seconds: number;
}

const YEAR = String(new Date().getFullYear());
const COLLECTION = `stories-${YEAR}`;
const NOTHING = 'khong';

/** Each text says which it is and which one its writer had open. */
const MARK = /Bản (\S+) viết tiếp bản (\S+)\./;
const write = (tag: string, base: string): string =>
  storyText({
    title: 'Ba mươi người cùng viết',
    body: `Bản ${tag} viết tiếp bản ${base}.\n\n${'Một đoạn văn của bài. '.repeat(120)}`,
  });

/**
 * Has many editors save at once without a pause, each as Decap does: opens the entry, writes, saves, and after a refusal
 * opens it again. Afterwards every text is looked for in the repository itself.
 *
 * @param entries How many entries they share; fewer than editors, and some work on the same.
 */
export async function runEditorLoad(
  target: LoadTarget,
  size: { readonly editors: number; readonly saves: number; readonly entries: number },
): Promise<LoadReport> {
  const times: number[] = [];
  const refused: Record<string, number> = {};
  const stored: { slug: string; tag: string }[] = [];
  const stale: string[] = [];

  async function send(editor: number, action: string, params: object): Promise<Response> {
    const cookie = target.cookies[editor];
    return fetch(`${target.origin}/api/v1`, {
      method: 'POST',
      headers: {
        origin: target.origin,
        'content-type': 'application/json',
        ...(cookie === undefined ? {} : { cookie }),
      },
      body: JSON.stringify({ branch: 'main', action, params: { branch: 'main', ...params } }),
    });
  }

  /** The tag of the text as it is now; null where nobody has begun. */
  async function open(editor: number, slug: string): Promise<string | null> {
    const key = { collection: COLLECTION, slug };
    const draft = await send(editor, 'unpublishedEntry', key);
    if (!draft.ok) return null;
    const { diffs = [] } = (await draft.json()) as { diffs?: { id: string; path: string }[] };
    const file = diffs[0];
    if (file === undefined) return null;
    const data = await send(editor, 'unpublishedEntryDataFile', { ...key, path: file.path, id: file.id });
    const { data: text = '' } = (await data.json()) as { data?: string };
    return MARK.exec(text)?.[1] ?? null;
  }

  async function work(editor: number): Promise<void> {
    const slug = `cung-viet-${editor % size.entries}`;
    let base = await open(editor, slug);
    for (let save = 0; save < size.saves; save += 1) {
      const tag = `${editor}x${save}`;
      const from = performance.now();
      const answer = await send(editor, 'persistEntry', {
        dataFiles: [{ path: `content/stories/${YEAR}/${slug}.mdx`, slug, raw: write(tag, base ?? NOTHING) }],
        assets: [],
        options: {
          commitMessage: 'Bài thử',
          collectionName: COLLECTION,
          useWorkflow: true,
          status: 'draft',
          newEntry: base === null,
        },
      }).catch(() => null);
      times.push(performance.now() - from);
      await answer?.arrayBuffer();
      if (answer?.ok === true) {
        stored.push({ slug, tag });
        base = tag;
        continue;
      }
      if (answer?.status === 409) stale.push(tag);
      else
        refused[String(answer?.status ?? 'no answer')] =
          (refused[String(answer?.status ?? 'no answer')] ?? 0) + 1;
      base = await open(editor, slug).catch(() => null);
    }
  }

  const from = performance.now();
  await Promise.all(Array.from({ length: size.editors }, (_, editor) => work(editor)));
  const seconds = (performance.now() - from) / 1000;

  let overwritten = 0;
  const found = new Set<string>();
  for (let entry = 0; entry < size.entries; entry += 1) {
    const slug = `cung-viet-${entry}`;
    const history = await readHistory(target.gitDir, `refs/heads/cms/${COLLECTION}/${slug}`, slug);
    let before = NOTHING;
    for (const { tag, base } of history) {
      found.add(tag);
      if (base !== before) overwritten += 1;
      before = tag;
    }
  }
  const kept = new Set(await readKept(target.gitDir));
  return {
    saves: size.editors * size.saves,
    stored: stored.length,
    stale: stale.length,
    refused,
    vanished: stored.filter(({ tag }) => !found.has(tag)).length,
    overwritten,
    notKept: stale.filter((tag) => !kept.has(tag)).length,
    times: times.sort((a, b) => a - b),
    seconds,
  };
}

interface Version {
  readonly tag: string;
  readonly base: string;
}

/** The texts that a draft has had, the first one first. */
async function readHistory(gitDir: string, ref: string, slug: string): Promise<Version[]> {
  const path = `content/stories/${YEAR}/${slug}.mdx`;
  const commits = await gitIn(gitDir, 'rev-list', '--reverse', '--first-parent', ref, '--', path).catch(
    () => '',
  );
  const texts = await readTexts(
    gitDir,
    lines(commits).map((commit) => `${commit}:${path}`),
  );
  return texts.filter((version, index) => version.tag !== texts[index - 1]?.tag);
}

/** The tags of the texts that were kept for their writers. */
async function readKept(gitDir: string): Promise<string[]> {
  const format = '--format=%(objectname) %(refname)';
  const refs = lines(await gitIn(gitDir, 'for-each-ref', format, 'refs/newsroom/kept/'));
  const names = await Promise.all(
    refs.map(async (line) => {
      const slug = line.slice(line.lastIndexOf('/') + 1);
      const commits = lines(await gitIn(gitDir, 'rev-list', line.slice(0, 40)));
      return commits.map((commit) => `${commit}:content/stories/${YEAR}/${slug}.mdx`);
    }),
  );
  return (await readTexts(gitDir, names.flat())).map(({ tag }) => tag);
}

async function readTexts(gitDir: string, names: readonly string[]): Promise<Version[]> {
  if (names.length === 0) return [];
  const child = run('git', ['--git-dir', gitDir, 'cat-file', '--batch'], { maxBuffer: 1 << 30 });
  child.child.stdin?.end(`${names.join('\n')}\n`);
  const { stdout } = await child;
  return [...stdout.matchAll(new RegExp(MARK, 'g'))].map(([, tag = '', base = '']) => ({ tag, base }));
}

const gitIn = async (gitDir: string, ...args: string[]): Promise<string> =>
  (await run('git', ['--git-dir', gitDir, ...args], { maxBuffer: 1 << 28 })).stdout;
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
