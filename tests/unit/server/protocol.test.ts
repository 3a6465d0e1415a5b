import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { MAIN } from '../../../admin/server/store/open-store.ts';
import { KEY, startNewsroom, STORY, type Browser, type TestNewsroom } from './newsroom.ts';

const draftRef = 'refs/heads/cms/stories-2026/ca-truc-dem';
const read = async (newsroom: TestNewsroom, at: string, path = STORY) =>
  (await newsroom.store.readFile(at, path))?.toString();
const errorOf = (answer: { json: () => unknown }) => (answer.json() as { error: string }).error;

async function publish(browser: Browser, key = KEY) {
  await browser.ask('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish' });
  return browser.send('publishUnpublishedEntry', key);
}

async function photo(color: string): Promise<{ path: string; content: string; encoding: 'base64' }> {
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: color } })
    .withExif({
      IFD0: { Copyright: 'Van phong' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 0/1' },
    })
    .jpeg()
    .toBuffer();
  return { path: 'content/media/2026/anh.jpg', content: bytes.toString('base64'), encoding: 'base64' };
}

describe('what Decap reads', () => {
  test('the entries of a folder, a file, an entry', async () => {
    const browser = await (await startNewsroom()).visit();
    expect(await browser.ask('info')).toMatchObject({ publish_modes: ['simple', 'editorial_workflow'] });
    const folder = { folder: 'content/stories/2026', extension: 'mdx', depth: 1 };
    const [entry] = await browser.ask<{ data: string; file: { path: string; id: string } }[]>(
      'entriesByFolder',
      folder,
    );
    expect(entry).toMatchObject({ file: { path: STORY } });
    expect(entry?.data).toContain('Bản đầu.');
    expect(await browser.ask('entriesByFolder', { ...folder, folder: 'content/stories/2025' })).toEqual([]);
    expect(
      await browser.ask('entriesByFiles', {
        files: [{ path: 'content/site.yml', label: 'Thông tin chung' }],
      }),
    ).toMatchObject([
      { data: 'name: Gương sáng\n', file: { path: 'content/site.yml', label: 'Thông tin chung' } },
    ]);
    expect(await browser.ask('getEntry', { path: STORY })).toMatchObject({ file: { path: STORY } });
    const missing = await browser.send('getEntry', { path: 'content/stories/2026/khong-co.mdx' });
    expect([missing.statusCode, errorOf(missing)]).toEqual([
      404,
      'Không có bài này. Có thể bài đã bị xóa hoặc đổi tên.',
    ]);
    expect(await browser.ask('getDeployPreview', KEY)).toBeNull();
  });
});

describe('the workflow', () => {
  test('a save is a commit of its author on the entry’s own branch, and main stays as it was', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit('author', 'lan');
    const main = await newsroom.store.commitAt(MAIN);
    await browser.open();
    expect(
      (await browser.save('Bản hai', { commitMessage: 'Sửa\n\nNewsroom-Status: pending_publish' }))
        .statusCode,
    ).toBe(200);
    const tip = await newsroom.store.commitAt(draftRef);
    expect(tip?.author).toMatchObject({ name: 'Người lan', email: 'lan@example.vn' });
    expect(tip?.parents).toEqual([main?.id]);
    expect(await newsroom.store.commitAt(MAIN)).toEqual(main);
    expect(await browser.ask('unpublishedEntries')).toEqual(['stories-2026/ca-truc-dem']);
    const draft = await browser.ask<{ diffs: { id: string }[] }>('unpublishedEntry', KEY);
    expect(draft).toMatchObject({ ...KEY, status: 'draft', diffs: [{ path: STORY, newFile: false }] });
    expect(await browser.open()).toBe('Bản hai');
  });

  test('goes from draft through review to the site, and the branch is gone', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    await browser.save('Bản hai');
    expect((await browser.send('publishUnpublishedEntry', KEY)).statusCode).toBe(409);
    for (const newStatus of ['pending_review', 'draft', 'pending_review', 'pending_publish']) {
      await browser.ask('updateUnpublishedEntryStatus', { ...KEY, newStatus });
      expect(await browser.ask('unpublishedEntry', KEY)).toMatchObject({ status: newStatus });
    }
    await browser.save('Bản ba');
    expect(await browser.ask('unpublishedEntry', KEY)).toMatchObject({ status: 'pending_publish' });
    await browser.ask('publishUnpublishedEntry', KEY);
    expect(await read(newsroom, MAIN)).toBe('Bản ba');
    expect((await browser.send('unpublishedEntry', KEY)).statusCode).toBe(404);
    await newsroom.publisher.settled();
    expect(newsroom.publisher.states.current).toMatchObject({ kind: 'live', link: `/${STORY}` });
    // The same browser goes on without opening the entry anew, as Decap does after publishing.
    expect((await browser.save('Bản bốn')).statusCode).toBe(200);
  });

  test('entries that are published at once both land', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    const keys = ['a', 'b', 'c'].map((slug) => ({ collection: 'stories-2026', slug }));
    for (const key of keys) {
      const path = `content/stories/2026/${key.slug}.mdx`;
      expect(
        (await browser.save(key.slug, { key, path, newEntry: true, status: 'pending_publish' })).statusCode,
      ).toBe(200);
    }
    const answers = await Promise.all(keys.map((key) => browser.send('publishUnpublishedEntry', key)));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
    for (const { slug } of keys)
      expect(await read(newsroom, MAIN, `content/stories/2026/${slug}.mdx`)).toBe(slug);
  });

  test('a conflict is told, leaves everything as it was, and everybody else goes on', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    await browser.save('Bản nháp');
    await browser.ask('getEntry', { path: STORY });
    expect((await browser.save('Sửa thẳng', { useWorkflow: false })).statusCode).toBe(200);
    const refused = await publish(browser);
    expect(refused.statusCode).toBe(409);
    expect(errorOf(refused)).toContain('“stories/2026/ca-truc-dem.mdx” trên trang đã đổi');
    expect(await read(newsroom, MAIN)).toBe('Sửa thẳng');
    expect(await browser.open()).toBe('Bản nháp');
    const other = {
      key: { collection: 'plans', slug: 'moi' },
      path: 'content/plans/moi.mdx',
      newEntry: true,
    };
    expect((await browser.save('Mới', other)).statusCode).toBe(200);
    expect((await publish(browser, other.key)).statusCode).toBe(200);
  });

  test('a deleted draft is gone from the board and kept in the repository', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    await browser.save('Bản hai');
    await browser.ask('deleteUnpublishedEntry', KEY);
    expect(await browser.ask('unpublishedEntries')).toEqual([]);
    expect(await read(newsroom, 'refs/newsroom/deleted/stories-2026/ca-truc-dem')).toBe('Bản hai');
    expect((await browser.send('deleteUnpublishedEntry', KEY)).statusCode).toBe(404);
  });

  test('a published article is never deleted, whoever asks: it is withdrawn', async () => {
    const newsroom = await startNewsroom();
    for (const role of ['publisher', 'admin'] as const) {
      const browser = await newsroom.visit(role);
      const options = { commitMessage: 'Gỡ bài' };
      for (const answer of [
        await browser.send('deleteFiles', { paths: [STORY], options }),
        await browser.send('deleteFile', { path: STORY, options }),
      ])
        expect([answer.statusCode, errorOf(answer)]).toEqual([
          422,
          expect.stringContaining('điền mục “Rút bài”') as string,
        ]);
    }
    expect(await read(newsroom, MAIN)).toBeDefined();
  });

  test('a published article is not sent back to wait; one that waits may be put off, or go', async () => {
    const now = new Date('2026-05-01T08:00:00+07:00');
    const newsroom = await startNewsroom({ now: () => now });
    const browser = await newsroom.visit();
    const story = (publishedAt: string) =>
      `---\n${[
        'title: Ca trực đêm',
        'kind: collective',
        'summary: Năm người thử từng chiếc micrô.',
        `publishedAt: ${publishedAt}`,
        'byline: Người viết mẫu',
        'unit: don-vi-mau',
        'topic: ky-thuat',
      ].join('\n')}\n---\n\nMột đoạn ngắn.\n`;
    const other = {
      path: 'content/stories/2026/ca-doi-gio.mdx',
      key: { collection: 'stories-2026', slug: 'ca-doi-gio' },
      useWorkflow: false,
    };
    const save = (publishedAt: string) => browser.save(story(publishedAt), other);
    expect((await save('2026-05-02T08:00:00+07:00')).statusCode).toBe(200);
    expect((await save('2026-06-01T08:00:00+07:00')).statusCode).toBe(200);
    const remove = { paths: [other.path], options: { commitMessage: 'Thôi không đăng' } };
    expect((await browser.send('deleteFiles', remove)).statusCode).toBe(200);

    expect((await save('2026-04-30T08:00:00+07:00')).statusCode).toBe(200);
    const refused = await save('2026-05-02T08:00:00+07:00');
    expect([refused.statusCode, errorOf(refused)]).toEqual([
      422,
      expect.stringContaining('không hẹn giờ lại được') as string,
    ]);
    await browser.save(story('2026-05-02T08:00:00+07:00'), { ...other, useWorkflow: true });
    await browser.ask('updateUnpublishedEntryStatus', { ...other.key, newStatus: 'pending_publish' });
    expect((await browser.send('publishUnpublishedEntry', other.key)).statusCode).toBe(422);
  });
});

describe('a stale save', () => {
  test('is refused with a name, and its text is kept for its author', async () => {
    const newsroom = await startNewsroom();
    const [lan, minh] = [await newsroom.visit('editor', 'lan'), await newsroom.visit('editor', 'minh')];
    await lan.open();
    await minh.open();
    await minh.save('Bản của Minh');
    const refused = await lan.save('Bản của Lan');
    expect(refused.statusCode).toBe(409);
    expect(errorOf(refused)).toContain('vừa được Người minh sửa');
    expect(await read(newsroom, draftRef)).toBe('Bản của Minh');
    const kept = (browser: Browser, url: string) => newsroom.app.inject({ url, headers: browser.headers });
    expect((await kept(lan, '/api/kept')).json()).toMatchObject([{ entry: 'stories-2026/ca-truc-dem' }]);
    expect((await kept(lan, '/api/kept/stories-2026/ca-truc-dem')).body).toBe('Bản của Lan');
    expect((await kept(minh, '/api/kept')).json()).toEqual([]);
    expect(await lan.open()).toBe('Bản của Minh');
    expect((await lan.save('Cả hai')).statusCode).toBe(200);
  });

  test('into the draft is kept, and one onto the site at the same moment too', async () => {
    const newsroom = await startNewsroom();
    const [lan, minh] = [await newsroom.visit('admin', 'lan'), await newsroom.visit('admin', 'minh')];
    await lan.open();
    await minh.open();
    await minh.save('Bản của Minh', { useWorkflow: false });
    const refused = await Promise.all([
      lan.save('Bản nháp của Lan'),
      lan.save('Bản đăng của Lan', { useWorkflow: false }),
    ]);
    for (const answer of refused) expect(errorOf(answer)).toContain('đã được giữ lại');
    const kept = await newsroom.store.commitAt('refs/newsroom/kept/lan/stories-2026/ca-truc-dem');
    const both = [kept?.id, kept?.parents[1]].map((at) => read(newsroom, at ?? ''));
    expect((await Promise.all(both)).sort()).toEqual(['Bản nháp của Lan', 'Bản đăng của Lan']);
  });

  test('is seen though the workflow board was read meanwhile, which fetches every draft', async () => {
    const newsroom = await startNewsroom();
    const [lan, minh] = [await newsroom.visit('editor', 'lan'), await newsroom.visit('editor', 'minh')];
    await lan.open();
    await minh.open();
    await minh.save('Bản của Minh');
    for (const id of await lan.ask<string[]>('unpublishedEntries')) {
      const { diffs } = await lan.ask<{ diffs: { id: string; path: string }[] }>('unpublishedEntry', { id });
      for (const diff of diffs) await lan.ask('unpublishedEntryDataFile', { ...KEY, ...pick(diff) });
    }
    expect((await lan.save('Bản của Lan')).statusCode).toBe(409);
  });

  test('is refused where nothing is known of what the sender saw', async () => {
    const newsroom = await startNewsroom();
    const lan = await newsroom.visit('editor', 'lan');
    expect((await lan.save('Từ đâu không rõ')).statusCode).toBe(409);
  });

  test('is one in another tab of the same browser too', async () => {
    const newsroom = await startNewsroom();
    const lan = await newsroom.visit('editor', 'lan');
    const [one, two] = [lan.inTab('1'), lan.inTab('2')];
    await one.open();
    await two.open();
    expect((await two.save('Bản ở thẻ hai')).statusCode).toBe(200);
    const refused = await one.save('Bản ở thẻ một');
    expect([refused.statusCode, errorOf(refused)]).toEqual([
      409,
      expect.stringContaining('chính bạn sửa ở một thẻ khác') as string,
    ]);
    expect(await read(newsroom, draftRef)).toBe('Bản ở thẻ hai');
    expect(await read(newsroom, 'refs/newsroom/kept/lan/stories-2026/ca-truc-dem')).toBe('Bản ở thẻ một');
    expect(await one.open()).toBe('Bản ở thẻ hai');
    expect((await one.save('Cả hai')).statusCode).toBe(200);
    expect((await lan.inTab('../x').send('info')).statusCode).toBe(422);
  });

  test('does not count a restart, nor the same text twice, nor a stage that moved', async () => {
    const newsroom = await startNewsroom();
    const [lan, minh] = [await newsroom.visit('editor', 'lan'), await newsroom.visit('editor', 'minh')];
    await lan.open();
    await lan.save('Bản một');
    await minh.ask('updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_review' });
    expect((await lan.save('Bản hai')).statusCode).toBe(200);
    expect((await minh.save('Bản hai')).statusCode).toBe(200);
    await newsroom.close();
    const again = await startNewsroom({ dir: newsroom.dir });
    const saved = await again.app.inject({
      method: 'POST',
      url: '/api/v1',
      headers: { ...lan.headers, 'content-type': 'application/json' },
      payload: {
        action: 'persistEntry',
        params: {
          dataFiles: [{ path: STORY, slug: KEY.slug, raw: 'Bản ba' }],
          assets: [],
          options: { commitMessage: 'x', collectionName: KEY.collection, useWorkflow: true },
        },
      },
    });
    expect(saved.statusCode).toBe(200);
  });

  test('a new entry never replaces another of its name', async () => {
    const newsroom = await startNewsroom();
    const [lan, minh] = [await newsroom.visit('editor', 'lan'), await newsroom.visit('editor', 'minh')];
    const fresh = {
      key: { collection: 'stories-2026', slug: 'moi' },
      path: 'content/stories/2026/moi.mdx',
      newEntry: true,
    };
    expect((await lan.save('Của Lan', fresh)).statusCode).toBe(200);
    const refused = await minh.save('Của Minh', fresh);
    expect([refused.statusCode, errorOf(refused)]).toEqual([
      409,
      expect.stringContaining('Đã có một bài cùng tên') as string,
    ]);
    expect(await read(newsroom, 'refs/newsroom/kept/minh/stories-2026/moi', fresh.path)).toBe('Của Minh');
    expect((await lan.save('Của Lan, sửa', fresh)).statusCode).toBe(200);
  });

  test('six saves of one entry at once are each stored or refused, none is overwritten unseen', async () => {
    const newsroom = await startNewsroom();
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, index) => newsroom.visit('editor', `nguoi-${index}`)),
    );
    await Promise.all(people.map((person) => person.open()));
    const answers = await Promise.all(people.map((person, index) => person.save(`Bản ${index}`)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const winner = answers.findIndex((answer) => answer.statusCode === 200);
    expect(await read(newsroom, draftRef)).toBe(`Bản ${winner}`);
    expect(await newsroom.store.listRefs('refs/newsroom/kept/')).toHaveLength(5);
  });
});

describe('photos', () => {
  test('go with the draft, cleaned, and come to the site with it', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    const asset = await photo('#a4161a');
    expect((await browser.save('![](/media/2026/anh.jpg)', { assets: [asset] })).statusCode).toBe(200);
    expect(await newsroom.store.fileId(MAIN, asset.path)).toBeNull();
    const kept = await newsroom.store.readFile(draftRef, asset.path);
    const tags = ExifReader.load(kept as Buffer, { expanded: true });
    expect([tags.gps, tags.exif?.['Copyright']?.description]).toEqual([undefined, 'Van phong']);
    const { diffs } = await browser.ask<{ diffs: { id: string; path: string }[] }>('unpublishedEntry', KEY);
    const diff = diffs.find(({ path }) => path === asset.path);
    const file = await browser.ask<{ content: string; name: string }>('unpublishedEntryMediaFile', {
      ...KEY,
      ...pick(diff),
    });
    expect(file).toMatchObject({ name: 'anh.jpg', content: kept?.toString('base64') });
    const preview = await newsroom.app.inject({ url: '/media/2026/anh.jpg', headers: browser.headers });
    expect([
      preview.statusCode,
      preview.headers['content-type'],
      preview.headers['x-content-type-options'],
    ]).toEqual([200, 'image/jpeg', 'nosniff']);
    // Decap sends the original, or what it was given, with each later save: neither is encoded again.
    const tip = await newsroom.store.fileId(draftRef, asset.path);
    await browser.save('![](/media/2026/anh.jpg) 2', { assets: [asset] });
    await browser.save('![](/media/2026/anh.jpg) 3', { assets: [{ ...asset, content: file.content }] });
    expect(await newsroom.store.fileId(draftRef, asset.path)).toBe(tip);
    await publish(browser);
    expect(await newsroom.store.fileId(MAIN, asset.path)).toBe(tip);
    const used = await browser.send('deleteFiles', { paths: [asset.path], options: { commitMessage: 'x' } });
    expect([used.statusCode, errorOf(used)]).toEqual([
      422,
      expect.stringContaining('stories/2026/ca-truc-dem.mdx') as string,
    ]);
  });

  test('that are taken out of a draft leave it', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    const asset = await photo('#a4161a');
    await browser.open();
    await browser.save('![](/media/2026/anh.jpg)', { assets: [asset] });
    await browser.save('![](/media/2026/anh.jpg) còn', { assets: [] });
    expect(await newsroom.store.fileId(draftRef, asset.path)).not.toBeNull();
    await browser.save('không còn ảnh', { assets: [] });
    expect(await newsroom.store.fileId(draftRef, asset.path)).toBeNull();
  });

  test('never replace another photo of their name', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    const options = { commitMessage: 'x' };
    await browser.ask('persistMedia', { asset: await photo('#a4161a'), options });
    await browser.ask('persistMedia', { asset: await photo('#a4161a'), options });
    const other = await photo('#1f5b3a');
    expect((await browser.send('persistMedia', { asset: other, options })).statusCode).toBe(409);
    await browser.open();
    expect((await browser.save('![](/media/2026/anh.jpg)', { assets: [other] })).statusCode).toBe(409);
    expect(await browser.ask('getMedia', { mediaFolder: 'content/media/2026' })).toMatchObject([
      { name: 'anh.jpg' },
    ]);
    expect(await browser.ask('getMediaFile', { path: other.path })).toMatchObject({
      path: other.path,
      encoding: 'base64',
    });
    await browser.ask('deleteFile', { path: other.path, options });
    expect(await browser.ask('getMedia', { mediaFolder: 'content/media/2026' })).toEqual([]);
  });
});

describe('hostile requests', () => {
  test('a text that the site would refuse is refused, with the line and the remedy', async () => {
    const browser = await (await startNewsroom()).visit();
    await browser.open();
    const refused = await browser.save('import fs from "fs"');
    expect(refused.statusCode).toBe(422);
    expect(errorOf(refused)).toContain(
      'stories/2026/ca-truc-dem.mdx:1 · body: có lệnh import. Xóa lệnh này.',
    );
  });

  test('paths and names that are not an entry’s own change nothing, whatever they are', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    const refs = () => execFileSync('git', ['--git-dir', newsroom.store.gitDir, 'for-each-ref']).toString();
    const before = refs();
    const part = fc.oneof(
      fc.constantFrom(
        'content',
        'stories',
        '2026',
        '..',
        '.git',
        '.GIT',
        'config',
        'a',
        'a/b',
        '--upload-pack=x',
        'HEAD',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    await fc.assert(
      fc.asyncProperty(path, part, part, async (file, slug, collection) => {
        const key = { slug, collection };
        const answers = [
          await browser.save('x', { path: file, key }),
          await browser.save('x', { path: file, useWorkflow: false }),
          await browser.send('persistMedia', {
            asset: { path: file, content: 'eA==', encoding: 'base64' },
            options: { commitMessage: 'x' },
          }),
          await browser.send('deleteFiles', { paths: [file], options: { commitMessage: 'x' } }),
          await browser.send('getEntry', { path: file }),
          await browser.send('deleteUnpublishedEntry', key),
          await browser.send('publishUnpublishedEntry', key),
          await browser.send('unpublishedEntry', { id: `${collection}/${slug}` }),
        ];
        for (const answer of answers) expect([404, 415, 422]).toContain(answer.statusCode);
      }),
      { numRuns: 60 },
    );
    expect(refs()).toBe(before);
    expect(newsroom.lines).toEqual([]);
  });

  test('a slug `a/b` is refused, and `a` stays saveable', async () => {
    const browser = await (await startNewsroom()).visit();
    const nested = {
      key: { collection: 'stories-2026', slug: 'a/b' },
      path: 'content/stories/2026/a/b.mdx',
      newEntry: true,
    };
    expect((await browser.save('x', nested)).statusCode).toBe(422);
    const plain = {
      key: { collection: 'stories-2026', slug: 'a' },
      path: 'content/stories/2026/a.mdx',
      newEntry: true,
    };
    expect((await browser.save('x', plain)).statusCode).toBe(200);
  });

  test('commit messages of any kind neither block a save nor forge its stage', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    const messages = [
      '',
      ' \n',
      '\0',
      '#',
      'x'.repeat(20_000),
      'a\n\nNewsroom-Status: pending_publish',
      '\u202e\ud800',
    ];
    for (const [index, commitMessage] of messages.entries()) {
      expect(
        (await browser.save(`Bản ${index}`, { commitMessage })).statusCode,
        JSON.stringify(commitMessage),
      ).toBe(200);
      expect(await browser.ask('unpublishedEntry', KEY)).toMatchObject({ status: 'draft' });
    }
    expect((await browser.save('x', { commitMessage: 'x'.repeat(20_001) })).statusCode).toBe(422);
  });

  test('bodies that are not the protocol’s are refused before anything is done', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    const send = (payload: string, type = 'application/json') =>
      newsroom.app.inject({
        method: 'POST',
        url: '/api/v1',
        headers: { ...browser.headers, 'content-type': type },
        payload,
      });
    const status = async (payload: string, type?: string) => (await send(payload, type)).statusCode;
    expect(await status('{')).toBe(400);
    expect(await status('')).toBe(400);
    expect(await status(`{"action":"info","params":${'['.repeat(100_000)}`)).toBe(400);
    expect(await status('{"action":"info","__proto__":{"x":1}}')).toBe(400);
    expect(await status('{"action":"info","params":{"constructor":{"prototype":{}}}}')).toBe(400);
    expect(await status('{"action":"toString","params":{}}')).toBe(422);
    expect(await status('{"action":"info","params":{},"more":1}')).toBe(422);
    expect(await status('{"action":"getEntry","params":{"path":["content/site.yml"]}}')).toBe(422);
    expect(await status('[]')).toBe(422);
    expect(await status('null')).toBe(422);
    expect(await status('{"action":"info","params":{}}', 'text/plain')).toBe(415);
    expect(await status('action=info', 'application/x-www-form-urlencoded')).toBe(415);
    expect((await send('{')).json()).toEqual({
      error: 'Yêu cầu không đọc được. Hãy tải lại trang rồi thử lại.',
    });
    const large = await send(`{"action":"info","x":"${'a'.repeat(91 * 1024 * 1024)}"}`);
    expect([large.statusCode, errorOf(large)]).toEqual([413, expect.stringContaining('quá lớn') as string]);
    expect(newsroom.lines).toEqual([]);
  });

  test('HTML and SVG that call themselves photos are refused', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    const html = {
      content: Buffer.from('<script>alert(1)</script>').toString('base64'),
      encoding: 'base64' as const,
    };
    expect(
      (await browser.save('x', { assets: [{ ...html, path: 'content/media/2026/a.jpg' }] })).statusCode,
    ).toBe(415);
    expect(
      (await browser.save('x', { assets: [{ ...html, path: 'content/media/2026/a.svg' }] })).statusCode,
    ).toBe(422);
    expect(await newsroom.store.listRefs('refs/heads/cms/')).toEqual([]);
  });
});

describe('what would leave the site without something it names', () => {
  const unit = {
    key: { collection: 'plans', slug: 'don-vi' },
    path: 'content/plans/don-vi.mdx',
    newEntry: true,
  };

  test('is not published until that is there', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.open();
    await browser.save('Thuộc [plans/don-vi]');
    const early = await publish(browser);
    expect([early.statusCode, errorOf(early)]).toEqual([
      422,
      expect.stringContaining('không có “plans/don-vi”') as string,
    ]);
    await browser.save('Đơn vị', unit);
    await publish(browser, unit.key);
    expect((await publish(browser)).statusCode).toBe(200);
  });

  test('is not taken away either', async () => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit();
    await browser.save('Đơn vị', { ...unit, useWorkflow: false });
    await browser.open();
    await browser.save('Thuộc [plans/don-vi]', { useWorkflow: false });
    const remove = (paths: string[]) =>
      browser.send('deleteFiles', { paths, options: { commitMessage: 'x' } });
    const refused = await remove([unit.path]);
    expect([refused.statusCode, errorOf(refused)]).toEqual([
      422,
      expect.stringContaining('stories/2026/ca-truc-dem.mdx:1 · unit') as string,
    ]);
    await browser.save('Không thuộc đâu', { useWorkflow: false });
    expect((await remove([unit.path])).statusCode).toBe(200);
  });
});

describe('roles', () => {
  test('an author works on own drafts, an editor on all, only a publisher publishes and deletes', async () => {
    const newsroom = await startNewsroom();
    const author = await newsroom.visit('author', 'lan');
    const other = await newsroom.visit('author', 'minh');
    const editor = await newsroom.visit('editor', 'binh');
    const publisher = await newsroom.visit('publisher', 'xuan');
    await author.open();
    await author.save('Của Lan');
    const status = async (browser: Browser, action: string, params: object = KEY) =>
      (await browser.send(action, params as Record<string, unknown>)).statusCode;
    await other.open();
    expect((await other.save('Của Minh')).statusCode).toBe(403);
    expect(await status(other, 'deleteUnpublishedEntry')).toBe(403);
    expect(
      await status(author, 'updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_review' }),
    ).toBe(200);
    expect(
      await status(author, 'updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_publish' }),
    ).toBe(403);
    expect((await author.save('x', { useWorkflow: false })).statusCode).toBe(403);
    const fresh = {
      key: { collection: 'stories-2026', slug: 'moi' },
      path: 'content/stories/2026/moi.mdx',
      newEntry: true,
    };
    expect((await author.save('x', { ...fresh, status: 'pending_publish' })).statusCode).toBe(403);
    await editor.open();
    expect((await editor.save('Của Bình')).statusCode).toBe(200);
    expect(
      await status(editor, 'updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_publish' }),
    ).toBe(200);
    // What is ready has been reviewed as it is.
    await author.open();
    expect((await author.save('Sửa sau khi duyệt')).statusCode).toBe(403);
    for (const browser of [author, editor]) {
      expect(await status(browser, 'publishUnpublishedEntry')).toBe(403);
      expect(await status(browser, 'deleteFiles', { paths: [STORY], options: { commitMessage: 'x' } })).toBe(
        403,
      );
    }
    expect(await status(publisher, 'publishUnpublishedEntry')).toBe(200);
  });
});

function pick(diff: { id: string; path: string } | undefined): { id: string; path: string } {
  if (diff === undefined) throw new Error('no such file in the draft');
  return { id: diff.id, path: diff.path };
}
