import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runContent } from '../../../admin/commands/content.ts';
import { lockFolder } from '../../../admin/server/start/folder-lock.ts';
import { initStore, MAIN, openStore } from '../../../admin/server/store/open-store.ts';
import { type House, openHouse, STORY } from '../load/content-folder.ts';

const NOW = new Date('2020-03-01T08:00:00+07:00');
const UNIT = 'units/don-vi-mau.mdx';
const AWARD = 'awards/2020/tap-the-lao-dong-xuat-sac.mdx';
const SAMPLES = [AWARD, STORY, UNIT];
const INITIATIVE = 'initiatives/2020/mot-bieu-mau.mdx';
const PHOTO =
  'photo:\n  src: /media/2020/hop-to.jpg\n  alt: Mô tả ảnh\n  caption: Chú thích\n  credit: Mẫu\n  rights: cc-by\n';

/** Runs a command in the house's folder, as from the project's. */
async function run(house: House, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runContent(args, {
    cwd: path.dirname(house.contentDir),
    env: { CACHE_DIR: 'cache', NEWSROOM_DIR: 'newsroom' },
    now: () => NOW,
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  });
  return { code, out, err };
}

const files = async (house: House): Promise<string[]> =>
  (await readdir(house.contentDir, { recursive: true, withFileTypes: true }))
    .filter((item) => item.isFile())
    .map((item) => path.relative(house.contentDir, path.join(item.parentPath, item.name)))
    .sort();

/** The unit is a sample and an initiative that is real names it; this one names another. */
async function makeInitiativeIndependent(house: House): Promise<void> {
  await house.write('units/don-vi-that.mdx', (await house.text(UNIT)).replace('sample: true\n', ''));
  await house.replace(INITIATIVE, 'unit: don-vi-mau', 'unit: don-vi-that');
}

describe('content check', () => {
  it('says in one line that all is well', async () => {
    const house = await openHouse();
    expect(await run(house, 'check')).toEqual({
      code: 0,
      out: ['content: no problems in 9 entries and 0 photos'],
      err: [],
    });
  });

  it('names every problem by its path from the project and its line, then counts them', async () => {
    const house = await openHouse();
    await house.replace(STORY, 'title: Ca trực đêm', 'title:');
    await house.replace(UNIT, 'kind: department', 'kind: khoa');
    const { code, out, err } = await run(house, 'check');
    expect(code).toBe(1);
    expect(out).toEqual([]);
    expect(err).toEqual([
      `content/${STORY}:2 · title (Tiêu đề): để trống. Điền mục này.`,
      expect.stringMatching(/^content\/units\/don-vi-mau\.mdx:3 · kind /),
      'content: 2 problems in 2 files',
    ]);
  });

  it('says what to set where there is no content', async () => {
    const house = await openHouse();
    const err: string[] = [];
    const world = {
      cwd: house.contentDir,
      env: {},
      now: () => NOW,
      print: () => undefined,
      complain: (line: string) => void err.push(line),
    };
    expect(await runContent(['check'], world)).toBe(1);
    expect(err.join()).toContain('Set CONTENT_DIR');
  });
});

describe('content clear-samples', () => {
  it('deletes nothing while a real entry refers to a sample, and tells which', async () => {
    const house = await openHouse();
    const before = await files(house);
    const { code, err } = await run(house, 'clear-samples');
    expect(code).toBe(1);
    expect(err).toEqual([
      `content/${INITIATIVE}:9 unit (Đơn vị) refers to the sample “don-vi-mau”`,
      'Nothing was deleted: 1 real entry must be changed first.',
    ]);
    expect(await files(house)).toEqual(before);
  });

  it('deletes the samples and leaves a sound site; again, there is nothing to do', async () => {
    const house = await openHouse();
    await makeInitiativeIndependent(house);
    const before = await files(house);

    const dry = await run(house, 'clear-samples', '--dry-run');
    expect(dry.out).toEqual([...SAMPLES.map((file) => `content/${file}`), '3 files would be deleted.']);
    expect(await files(house)).toEqual(before);

    expect((await run(house, 'clear-samples')).out.at(-1)).toBe('3 files deleted.');
    expect(await files(house)).toEqual(before.filter((file) => !SAMPLES.includes(file)));
    expect((await run(house, 'check')).code).toBe(0);

    expect(await run(house, 'clear-samples')).toEqual({ code: 0, out: ['There are no samples.'], err: [] });
  });

  it('takes the photos that only samples show, and leaves the others', async () => {
    const house = await openHouse();
    await makeInitiativeIndependent(house);
    await house.addPhoto('media/2020/hop-to.jpg');
    await house.addPhoto('media/2020/khac.jpg');
    await house.replace(STORY, 'sample: true', `${PHOTO}sample: true`);
    expect((await run(house, 'clear-samples', '--dry-run')).out).toContain('content/media/2020/hop-to.jpg');
    await house.replace(INITIATIVE, 'authors:', `${PHOTO}authors:`);
    await run(house, 'clear-samples');
    expect((await files(house)).filter((file) => file.startsWith('media/'))).toEqual([
      'media/2020/hop-to.jpg',
      'media/2020/khac.jpg',
    ]);
  });

  it('deletes nothing while it can’t read what an entry is', async () => {
    const house = await openHouse();
    await makeInitiativeIndependent(house);
    await house.write('units/hong.mdx', '---\ntitle: "Đơn vị\n---\n');
    const { code, err } = await run(house, 'clear-samples');
    expect(code).toBe(1);
    expect(err[0]).toMatch(/^content\/units\/hong\.mdx:1 /);
    expect(await files(house)).toContain(STORY);
  });

  it('finds a real entry that refers to a sample even if the entry has other mistakes', async () => {
    const house = await openHouse();
    await house.replace(INITIATIVE, 'status: applied', 'status: lost');
    expect((await run(house, 'clear-samples')).err[0]).toContain(`${INITIATIVE}:9 unit`);
  });
});

describe('content clear-samples --newsroom', () => {
  async function openNewsroom(house: House) {
    const dir = path.join(path.dirname(house.contentDir), 'newsroom');
    const gitDir = path.join(dir, 'store.git');
    await initStore(gitDir);
    const store = await openStore(gitDir);
    await store.seedFrom(house.contentDir, { name: 'A', email: 'a@b', date: NOW });
    const seeded = (await store.commitAt(MAIN))?.id ?? '';
    store.close();
    return { dir, gitDir, seeded };
  }

  it('removes them from the published texts in one commit, and leaves the folder alone', async () => {
    const house = await openHouse();
    await makeInitiativeIndependent(house);
    const { gitDir, seeded } = await openNewsroom(house);
    const before = await files(house);

    expect((await run(house, 'clear-samples', '--newsroom', '--dry-run')).out).toContain(`content/${STORY}`);
    expect(await run(house, 'clear-samples', '--newsroom')).toMatchObject({
      code: 0,
      out: [...SAMPLES.map((file) => `content/${file}`), '3 files deleted.'],
    });
    expect(await files(house)).toEqual(before);

    const store = await openStore(gitDir);
    const changes = await store.diff(seeded, MAIN);
    store.close();
    expect(changes.map((change) => [change.path, change.after])).toEqual(
      SAMPLES.map((file) => [`content/${file}`, null]),
    );
    expect((await run(house, 'clear-samples', '--newsroom')).out).toEqual(['There are no samples.']);
  });

  it('waits for no server: while one runs, it says so', async () => {
    const house = await openHouse();
    const { dir } = await openNewsroom(house);
    const unlock = await lockFolder(dir);
    const { code, err } = await run(house, 'clear-samples', '--newsroom');
    await unlock();
    expect(code).toBe(1);
    expect(err.join()).toMatch(/using .*newsroom/);
  });

  it('says what to set where there is no newsroom', async () => {
    const { code, err } = await run(await openHouse(), 'clear-samples', '--newsroom');
    expect(code).toBe(1);
    expect(err.join()).toContain('Set NEWSROOM_DIR');
  });
});

describe('A command that is not understood', () => {
  it.each([
    [[]],
    [['publish']],
    [['check', 'content']],
    [['check', '--dry-run']],
    [['clear-samples', '--force']],
  ])('%j shows what there is', async (args) => {
    const { code, err } = await run(await openHouse(), ...args);
    expect(code).toBe(2);
    expect(err.join()).toContain('Usage: npm run content -- <command>');
  });
});
