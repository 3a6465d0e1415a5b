import { readdir, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../site/build-site.ts';
import { signInByHttp } from './http-editor.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

let folder: string;
let newsroom: NewsroomProcess;

beforeAll(async () => {
  folder = await temporaryFolder('kill');
  newsroom = await startNewsroom(folder);
  await newsroom.line(/Live after/);
});

afterAll(async () => {
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

const home = async (): Promise<string> => (await fetch(newsroom.origin)).text();
const allFiles = async (): Promise<string[]> =>
  (await readdir(path.join(folder, 'current'), { recursive: true })).sort();

it.each(['building: pages', 'building: search'])(
  'keeps the old site whole when it is killed while %s, and publishes after a restart',
  async (stage) => {
    const editor = await signInByHttp(newsroom);
    const title = `Bài đăng giữa lúc mất điện, ${stage.replace('building: ', 'bước ')}`;
    const before = { release: await readlink(path.join(folder, 'current')), files: await allFiles() };
    const printed = newsroom.output().length;

    await editor.publishStory({ title, slug: `mat-dien-${stage.split(' ').at(-1)}` });
    await newsroom.line(new RegExp(`^[\\s\\S]{${printed},}${stage}`));
    await newsroom.kill();

    expect(await readlink(path.join(folder, 'current'))).toBe(before.release);
    expect(await allFiles()).toEqual(before.files);

    newsroom = await startNewsroom(folder);
    await newsroom.line(/Live after/);
    expect(await home()).toContain(title);
    expect(await readlink(path.join(folder, 'current'))).not.toBe(before.release);
  },
);
