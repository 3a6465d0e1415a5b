import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PublisherState } from '../../../admin/server/publisher/state.ts';
import { digestCode } from '../../../src/disk/digest-code.ts';
import { lockFolder } from '../../../admin/server/start/folder-lock.ts';
import { readOptions } from '../../../admin/server/start/options.ts';
import { checkEntry, checklist, checkReferences, linkOf } from '../../../admin/server/start/site-checks.ts';
import { describeState } from '../../../admin/server/start/terminal.ts';
import { temporaryFolder } from './temp-folder.ts';

describe('the options', () => {
  test('are loopback, port 4321 and .newsroom where nothing is set', () => {
    expect(readOptions({ PORT: '', HOST: '' }, '/srv/site')).toEqual({
      dir: '/srv/site/.newsroom',
      port: 4321,
      host: '127.0.0.1',
      publicHost: undefined,
    });
    const set = { NEWSROOM_DIR: '/data', PORT: '80', HOST: '0.0.0.0', PUBLIC_HOST: 'thidua.example.vn' };
    expect(readOptions(set, '/srv/site')).toEqual({
      dir: '/data',
      port: 80,
      host: '0.0.0.0',
      publicHost: 'thidua.example.vn',
    });
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PUBLIC_HOST', 'https://thidua.example.vn'],
    ['PUBLIC_HOST', 'a b'],
  ])('that are wrong are named: %s=%s', (name, value) => {
    expect(() => readOptions({ [name]: value }, '/')).toThrow(name);
  });
});

test('a data folder is for one server at a time, and free when that has ended', async () => {
  const dir = join(temporaryFolder(), 'a', 'newsroom');
  const unlock = await lockFolder(dir);
  await expect(lockFolder(dir)).rejects.toThrow('Another server is using');
  await (
    await lockFolder(`${dir}-2`)
  )();
  await unlock();
  await (
    await lockFolder(dir)
  )();
});

test('the version of the code changes with any of its files', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'src', 'pages'), { recursive: true });
  writeFileSync(join(root, 'src', 'pages', 'a.astro'), 'a');
  writeFileSync(join(root, 'lock'), '1');
  const parts = ['src', 'lock'];
  const first = await digestCode(root, parts);
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(await digestCode(root, parts)).toBe(first);
  writeFileSync(join(root, 'src', 'pages', 'a.astro'), 'b');
  const second = await digestCode(root, parts);
  writeFileSync(join(root, 'src', 'b.ts'), '');
  expect(new Set([first, second, await digestCode(root, parts)]).size).toBe(3);
});

describe('the site’s own checks', () => {
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const siteText = readFileSync('content/site.yml', 'utf8');
  const read = (file: string) => readFileSync(join('content', file), 'utf8');
  const outletTexts = new Map(
    files.filter((file) => file.startsWith('outlets/')).map((file) => [file, read(file)] as const),
  );
  const story = files.find((file) => /^stories\/.*\.mdx$/.test(file)) ?? '';

  test('pass what the project itself publishes', () => {
    for (const file of files.filter((name) => /\.(?:mdx|yml)$/.test(name))) {
      expect(checkEntry(file, read(file)), file).toEqual([]);
      expect(checkReferences(file, read(file), { files, siteText, outletTexts }), file).toEqual([]);
      const missing = checklist(file, read(file)).filter(({ blocks, done }) => blocks && !done);
      expect(missing, file).toEqual([]);
    }
  });

  test('say what an article still needs before readers see it', () => {
    const text = read(story).replace(/^task: .*\n/m, '');
    const missing = checklist(story, text).filter(({ blocks, done }) => blocks && !done);
    expect(missing.map(({ field }) => field)).toEqual(['task']);
  });

  test('find what is wrong in a text, and what it names that is not there', () => {
    expect(checkEntry(story, `${read(story)}\nimport x from "y"\n`)).not.toEqual([]);
    expect(checkEntry('site.yml', 'name: A')).not.toEqual([]);
    const alone = checkReferences(story, read(story), { files: [story], siteText, outletTexts });
    expect(alone[0]).toMatchObject({ file: story, remedy: expect.any(String) as string });
  });

  test('find that an outlet used an article after it had closed', () => {
    const used = read(story).replace(
      '\nsample: true',
      '\nrepublished:\n  - outlet: truyen-hinh-quoc-hoi-viet-nam\n    date: 2025-01-15\n    url: https://vidu.example/bai\nsample: true',
    );
    expect(checkReferences(story, used, { files, siteText, outletTexts })).toMatchObject([
      { file: story, field: 'republished.0.date (Ngày đăng lại)' },
    ]);
    const before = used.replace('2025-01-15', '2025-01-14');
    expect(checkReferences(story, before, { files, siteText, outletTexts })).toEqual([]);
  });

  test('know the address of what is published', () => {
    expect(linkOf('content/stories/2026/ca-truc-dem.mdx')).toBe('/guong-dien-hinh/2026/ca-truc-dem/');
    expect(linkOf('content/pages/gioi-thieu.mdx')).toBe('/gioi-thieu/');
    expect(linkOf('content/site.yml')).toBe('/');
  });
});

test('the terminal tells each stage of a build once', () => {
  const building = (stage: string, done: number): PublisherState => ({
    kind: 'building',
    reason: 'x',
    progress: { stage, done, total: 9 },
  });
  const states: PublisherState[] = [
    { kind: 'queued', reason: 'content/stories/2026/a.mdx' },
    { kind: 'building', reason: 'x', progress: null },
    building('pages', 0),
    building('pages', 5),
    building('search', 0),
    { kind: 'live', reason: 'x', commit: 'c', seconds: 2.71, link: '/a/' },
    { kind: 'failed', reason: 'x', message: 'a.mdx:1 · title: để trống.' },
  ];
  let before: PublisherState = { kind: 'idle' };
  const lines = states.flatMap((state) => {
    const line = describeState(state, before, 'http://localhost:4321');
    before = state;
    return line === null ? [] : [line];
  });
  expect(lines).toEqual([
    'Publishing: content/stories/2026/a.mdx',
    '  building: pages …',
    '  building: search …',
    'Live after 2.7 s: http://localhost:4321/a/',
    'Not published, the site is what it was before. x:\na.mdx:1 · title: để trống.',
  ]);
});
