import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A server that runs; `saw` resolves when it has printed a line, before or after being asked. */
interface Running {
  readonly origin: string;
  readonly cookie: string;
  saw(line: string): Promise<void>;
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('./newsroom-process.ts', import.meta.url));
let top = '';
let running: ChildProcess[] = [];
const dir = () => join(top, 'newsroom');

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'newsroom-killed-'));
  mkdirSync(join(top, 'content', 'stories', '2026'), { recursive: true });
  writeFileSync(join(top, 'content', 'stories', '2026', 'a.mdx'), 'Bản đầu của bài này.');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(top, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<Running> {
  const child = spawn(process.execPath, [program, dir(), join(top, 'content')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines: string[] = [];
  const waiting: (() => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting.splice(0)) look();
  });
  const find = async (start: string): Promise<string> => {
    for (;;) {
      const found = lines.find((line) => line.startsWith(start));
      if (found !== undefined) return found;
      await Promise.race([
        new Promise<void>((resolve) => waiting.push(resolve)),
        exit.then(() => Promise.reject(new Error(`it ended before "${start}": ${lines.join(' | ')}`))),
      ]);
    }
  };
  const [, origin = '', cookie = ''] = (await find('ready ')).split(' ');
  return {
    origin,
    cookie,
    saw: async (line) => void (await find(line)),
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

function send({ origin, cookie }: Running, action: string, params: object): Promise<Response> {
  return fetch(`${origin}/api/v1`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ branch: 'main', action, params: { branch: 'main', ...params } }),
  });
}

const save = (server: Running, slug: string, raw: string, newEntry: boolean) =>
  send(server, 'persistEntry', {
    dataFiles: [{ path: `content/stories/2026/${slug}.mdx`, slug, raw }],
    assets: [],
    options: {
      commitMessage: 'x',
      collectionName: 'stories-2026',
      useWorkflow: true,
      newEntry,
      status: 'pending_publish',
    },
  });
const publish = (server: Running, slug: string) =>
  send(server, 'publishUnpublishedEntry', { collection: 'stories-2026', slug });
const home = async ({ origin }: Running) => (await fetch(origin)).text();
const git = (...args: string[]) =>
  execFileSync('git', ['--git-dir', join(dir(), 'store.git'), ...args]).toString();

test('a server that is killed in the middle of a build leaves the old site whole, and the next start publishes', async () => {
  const first = await start();
  await first.saw('state live');
  const before = await home(first);
  writeFileSync(join(dir(), 'hold'), '');
  await save(first, 'b', 'Bản mới.', true);
  expect((await publish(first, 'b')).status).toBe(200);
  await first.saw('state half-built');
  await first.kill();

  const second = await start();
  expect(await home(second)).toBe(before);
  await second.saw('state half-built');
  await second.kill();

  rmSync(join(dir(), 'hold'));
  const third = await start();
  await third.saw('state live');
  expect(await home(third)).toBe('Bản đầu của bài này.\nBản mới.');
  expect(existsSync(join(dir(), 'cache', 'building'))).toBe(false);
});

test('a server that is killed while many save and publish loses nothing that it had acknowledged', async () => {
  const acknowledged = new Map<string, string>();
  const published = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    const server = await start();
    const work = Array.from({ length: 8 }, async (_, index) => {
      const slug = `r${round}-e${index}`;
      for (const text of ['một', 'hai', 'ba']) {
        if ((await save(server, slug, `${slug} ${text}`, text === 'một')).status !== 200)
          throw new Error('refused');
        acknowledged.set(slug, `${slug} ${text}`);
      }
      if ((await publish(server, slug)).status === 200) published.add(slug);
    });
    // Whoever is first pulls the plug on all others: some have been answered, some have not.
    const results = Promise.allSettled(work);
    await Promise.any([work[round % work.length], ...work.slice(0, 1 + (round % 3))]);
    await server.kill();
    await results;

    expect(git('fsck', '--strict', '--no-dangling')).toBe('');
    const files = (ref: string) => git('ls-tree', '-r', '--name-only', ref);
    const main = files('refs/heads/main');
    for (const [slug, text] of acknowledged) {
      const path = `content/stories/2026/${slug}.mdx`;
      if (published.has(slug)) expect(main).toContain(path);
      const ref = main.includes(path) ? 'refs/heads/main' : `refs/heads/cms/stories-2026/${slug}`;
      // A later save may have landed without its answer; an earlier text may not be what is there.
      const texts = ['một', 'hai', 'ba'].map((word) => `${slug} ${word}`);
      expect(texts.slice(texts.indexOf(text))).toContain(git('cat-file', 'blob', `${ref}:${path}`));
    }
  }
  const last = await start();
  expect((await save(last, 'cuoi', 'Lưu được ngay.', true)).status).toBe(200);
  expect((await publish(last, 'cuoi')).status).toBe(200);
  expect(acknowledged.size).toBeGreaterThan(0);
});
