import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Person, Role } from '../../../admin/server/accounts/person.ts';
import { createServer, type Newsroom, type ServerDeps } from '../../../admin/server/create-server.ts';
import type { BuildJob } from '../../../admin/server/publisher/build-command.ts';
import { temporaryFolder } from './temp-folder.ts';

export const STORY = 'content/stories/2026/ca-truc-dem.mdx';
export const KEY = { collection: 'stories-2026', slug: 'ca-truc-dem' };

const seed: Record<string, string> = {
  'site.yml': 'name: Gương sáng\n',
  'stories/2026/ca-truc-dem.mdx': '---\ntitle: Ca trực đêm\n---\nBản đầu.\n',
  'plans/ke-hoach-2020.mdx': '---\ntitle: Kế hoạch 2020\n---\n',
};

/** A site as the tests build it: one page that holds every text of the content folder. */
export async function buildPlainSite({ contentDir, outDir, onProgress }: BuildJob): Promise<void> {
  const files = (await readdir(contentDir, { recursive: true }))
    .filter((file) => /\.(?:mdx|yml)$/.test(file))
    .sort();
  onProgress({ stage: 'pages', done: 1, total: 2 });
  const texts = await Promise.all(files.map((file) => readFile(join(contentDir, file), 'utf8')));
  await writeFile(join(outDir, 'index.html'), texts.join('\n'));
  await writeFile(join(outDir, '404.html'), 'Không tìm thấy');
  onProgress({ stage: 'pages', done: 2, total: 2 });
}

export interface TestNewsroom extends Newsroom {
  readonly dir: string;
  readonly tokens: string[];
  readonly lines: string[];
  /** Signs somebody in and gives what that browser can do. */
  visit(role?: Role, id?: string): Promise<Browser>;
}

export interface Browser {
  readonly cookie: string;
  readonly headers: Record<string, string>;
  /** The same session in one of several tabs; `1`, `2`. */
  inTab(name: string): Browser;
  /** Sends an action of Decap's protocol. */
  send(action: string, params?: Record<string, unknown>): Promise<LightMyRequestResponse>;
  /** As `send`, for one that must succeed; gives its JSON. */
  ask<T = unknown>(action: string, params?: Record<string, unknown>): Promise<T>;
  /** Opens the story as Decap's editor does: the draft if there is one, or else the published text. */
  open(path?: string, key?: typeof KEY): Promise<string>;
  /** Saves a text of the story as Decap does. */
  save(text: string, options?: SaveOptions): Promise<LightMyRequestResponse>;
}

interface SaveOptions {
  readonly key?: typeof KEY;
  readonly path?: string;
  readonly assets?: readonly { path: string; content: string; encoding: 'base64' }[];
  readonly newEntry?: boolean;
  readonly useWorkflow?: boolean;
  readonly status?: string;
  readonly commitMessage?: string;
}

/** A newsroom over a folder of its own, closed and removed when the test ends. */
export async function startNewsroom(changes: Partial<ServerDeps> = {}): Promise<TestNewsroom> {
  const dir = changes.dir ?? join(temporaryFolder(), 'newsroom');
  const seedDir = join(dir, '..', 'content');
  const adminDir = join(dir, '..', 'admin-app');
  for (const [path, text] of Object.entries(seed)) {
    mkdirSync(join(seedDir, path, '..'), { recursive: true });
    writeFileSync(join(seedDir, path), text);
  }
  mkdirSync(adminDir, { recursive: true });
  writeFileSync(join(adminDir, 'index.html'), 'the editors’ app');
  const tokens: string[] = [];
  const lines: string[] = [];
  const newsroom = await createServer({
    dir,
    seedDir,
    adminDir,
    owner: { id: 'chu-may', name: 'Chủ máy', email: 'chu@may.invalid', role: 'admin' },
    collections: [
      { name: 'stories', byYear: true },
      { name: 'plans', byYear: false },
    ],
    checkEntry: (path, text) =>
      text.includes('import ')
        ? [{ file: path, line: 1, field: 'body', found: 'có lệnh import', remedy: 'Xóa lệnh này' }]
        : [],
    // In these tests `[units/x]` in a text is a reference to an entry.
    checkReferences: (path, text, { files }) =>
      [...text.matchAll(/\[([\w/-]+)\]|\/(media[\w/.-]+)/g)]
        .map(([, entry, photo]) => ['', photo ?? `${String(entry)}.mdx`])
        .filter(([, name]) => !files.includes(String(name)))
        .map(([, id]) => ({
          file: path,
          line: 1,
          field: 'unit',
          found: `không có “${String(id).replace('.mdx', '')}”`,
          remedy: 'Chọn lại',
        })),
    // A text with `(thiếu đơn vị)` lacks its unit.
    checklist: (_path, text) => [
      {
        field: 'unit',
        label: 'Đơn vị',
        done: !text.includes('(thiếu đơn vị)'),
        blocks: true,
        remedy: 'Chọn đơn vị.',
      },
    ],
    runBuild: buildPlainSite,
    version: () => '',
    linkOf: (path) => `/${path}`,
    publicHost: undefined,
    now: () => new Date(),
    announceLink: (token) => tokens.push(token),
    log: (line) => lines.push(line),
    ...changes,
  });
  let closed = false;
  const close = async () => {
    if (!closed) await newsroom.close();
    closed = true;
  };
  onTestFinished(close);
  return { ...newsroom, close, dir, tokens, lines, visit: (role, id) => visit(newsroom, role, id) };
}

async function visit(newsroom: Newsroom, role: Role = 'admin', id: string = role): Promise<Browser> {
  const person: Person = { id, name: `Người ${id}`, email: `${id}@example.vn`, role };
  return browse(newsroom, `newsroom=${await newsroom.sessions.open(person)}`);
}

function browse(newsroom: Newsroom, cookie: string, tab?: string): Browser {
  const headers = { host: 'localhost:4321', origin: 'http://localhost:4321', cookie };
  const browser: Browser = {
    inTab: (name) => browse(newsroom, cookie, name),
    cookie,
    headers,
    send: (action, params = {}) =>
      newsroom.app.inject({
        method: 'POST',
        url: '/api/v1',
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
        payload: JSON.stringify({ branch: 'main', tab, action, params: { branch: 'main', ...params } }),
      }),
    async ask<T>(action: string, params?: Record<string, unknown>) {
      const answer = await browser.send(action, params);
      if (answer.statusCode !== 200) throw new Error(`${action}: ${answer.statusCode} ${answer.body}`);
      return answer.json<T>();
    },
    async open(path = STORY, key = KEY) {
      const draft = await browser.send('unpublishedEntry', key);
      if (draft.statusCode === 404) return (await browser.ask<{ data: string }>('getEntry', { path })).data;
      const { diffs } = draft.json<{ diffs: { id: string; path: string }[] }>();
      const file = diffs.find((diff) => diff.path === path);
      if (file === undefined) return (await browser.ask<{ data: string }>('getEntry', { path })).data;
      return (await browser.ask<{ data: string }>('unpublishedEntryDataFile', { ...key, path, id: file.id }))
        .data;
    },
    save: (
      text,
      { key = KEY, path = STORY, assets = [], useWorkflow = true, status = 'draft', ...rest } = {},
    ) =>
      browser.send('persistEntry', {
        dataFiles: [{ path, slug: key.slug, raw: text }],
        assets,
        options: { commitMessage: 'Sửa bài', collectionName: key.collection, useWorkflow, status, ...rest },
      }),
  };
  return browser;
}
