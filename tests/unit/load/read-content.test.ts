import { mkdir, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBody, readContent } from '../../../src/load/read-content.ts';
import { openHouse, STORY } from './content-folder.ts';

describe('A content folder without mistakes', () => {
  it('becomes a catalog', async () => {
    const house = await openHouse();
    const { problems, catalog } = await house.read();
    expect(problems).toEqual([]);
    expect(catalog?.stories.map(({ id }) => id)).toEqual(['2020/ca-truc-dem']);
    expect(catalog?.find('units', 'don-vi-mau')?.data.title).toBe('Đơn vị mẫu');
    expect(catalog?.topicName('ky-thuat')).toBe('Kỹ thuật');
  });

  it('gives the same catalog when it is read from memory', async () => {
    const house = await openHouse();
    const first = await house.read();
    const second = await house.read();
    expect(second.rendered).toBe(0);
    expect(JSON.stringify(second.catalog)).toBe(JSON.stringify(first.catalog));
  });

  it('may hold hidden files, which are not content', async () => {
    const house = await openHouse();
    await house.write('.DS_Store', 'x');
    await house.write('stories/2020/.ca-truc-dem.mdx.swp', 'x');
    await house.write('.git/config', '[core]');
    expect(await house.problems()).toEqual([]);
  });
});

describe('All that is wrong in a folder is told at once, and there is no catalog', () => {
  it('in the order of its files and lines', async () => {
    const house = await openHouse();
    await house.replace('units/don-vi-mau.mdx', 'title: Đơn vị mẫu', 'title:');
    await house.replace(STORY, 'topic: ky-thuat', 'topic: khong-co');
    await house.replace(STORY, 'title: Ca trực đêm', 'title: Ca');
    await house.replace('site.yml', 'name: Nhà mẫu', 'name:');
    await house.write('stories/2020/Sai Ten.mdx', 'Chữ');
    await house.write('ghi-chu.txt', 'Chữ');
    const { catalog } = await house.read();
    expect(catalog).toBeUndefined();
    expect(await house.problems()).toEqual([
      'ghi-chu.txt:1 tên tệp: tệp không thuộc bộ sưu tập nào',
      'site.yml:1 name (Tên trang): để trống',
      'stories/2020/Sai Ten.mdx:1 tên tệp: tệp không thuộc bộ sưu tập nào',
      `${STORY}:2 title (Tiêu đề): chỉ có 2 ký tự`,
      'units/don-vi-mau.mdx:2 title (Tên đơn vị): để trống',
    ]);
    await house.replace('site.yml', 'name:', 'name: Nhà mẫu');
    expect(await house.problems()).toContain(
      `${STORY}:8 topic (Lĩnh vực): không có lĩnh vực nào tên “khong-co”`,
    );
  });

  it('with every name that leads nowhere', async () => {
    const house = await openHouse();
    await house.replace(STORY, 'unit: don-vi-mau', 'unit: don-vi-nao');
    await house.replace(STORY, "plan: '2020'", "plan: '1999'");
    await house.replace('plans/2020.mdx', 'document: luat-mau', 'document: luat-nao');
    await house.replace(
      STORY,
      'sample: true',
      'photo:\n  src: /media/2020/khong-co.jpg\n  alt: Mô tả ảnh\n  caption: Chú thích\n  credit: Mẫu\n  rights: cc-by\nsample: true',
    );
    await house.write(
      STORY,
      `${await house.text(STORY)}\n<Figure src="/media/2020/cung-khong.jpg" alt="Mô tả ảnh" caption="Chú thích" credit="Mẫu" rights="cc-by" />\n`,
    );
    expect(await house.problems()).toEqual([
      'plans/2020.mdx:28 legalBasis.0.document (Văn bản): không có văn bản nào tên “luat-nao”',
      `${STORY}:7 unit (Đơn vị): không có đơn vị nào tên “don-vi-nao”`,
      `${STORY}:9 plan (Kế hoạch thi đua): không có kế hoạch nào tên “1999”`,
      `${STORY}:12 photo.src (Tệp ảnh): không có tệp ảnh nào tên “/media/2020/khong-co.jpg”`,
      `${STORY}:30 <Figure> src (Tệp ảnh): không có tệp ảnh nào tên “/media/2020/cung-khong.jpg”`,
    ]);
  });

  it('but a broken unit does not blame the stories that name it', async () => {
    const house = await openHouse();
    await house.replace('units/don-vi-mau.mdx', 'kind: department', 'kind: khoa');
    expect(await house.problems()).toEqual([expect.stringMatching(/^units\/don-vi-mau\.mdx:3 /)]);
  });

  it('with a photo that is no photo, where it is shown', async () => {
    const house = await openHouse();
    await house.write('media/2020/hong.jpg', '<script>alert(1)</script>');
    await house.replace(
      STORY,
      'sample: true',
      'photo:\n  src: /media/2020/hong.jpg\n  alt: Mô tả ảnh\n  caption: Chú thích\n  credit: Mẫu\n  rights: cc-by\nsample: true',
    );
    expect(await house.problems()).toEqual([
      `${STORY}:12 photo.src (Tệp ảnh): không đọc được ảnh /media/2020/hong.jpg`,
    ]);
  });

  it('without site.yml', async () => {
    const house = await openHouse();
    await rm(path.join(house.contentDir, 'site.yml'));
    expect(await house.problems()).toContain('site.yml:1 name (Tên trang): để trống');
  });

  it('with two topics of one id', async () => {
    const house = await openHouse();
    await house.replace('site.yml', 'id: hau-can', 'id: ky-thuat');
    expect(await house.problems()).toContainEqual(
      expect.stringMatching(/^site\.yml:12 topics .*cùng một mã/),
    );
  });
});

describe('A link on the disk is refused, because it could publish a file of the server’s', () => {
  it.each(['stories/2020/la.mdx', 'media/2020/la.jpg', 'la', 'stories/2021'])('at %s', async (file) => {
    const house = await openHouse();
    const secret = path.join(house.cacheDir, '..', 'secret.mdx');
    await writeFile(secret, await house.text(STORY));
    await mkdir(path.dirname(path.join(house.contentDir, file)), { recursive: true });
    await symlink(
      file === 'stories/2021' ? path.join(house.contentDir, 'stories/2020') : secret,
      path.join(house.contentDir, file),
    );
    expect(await house.problems()).toEqual([`${file}:1 tên tệp: liên kết, không phải tệp`]);
  });

  it('in place of site.yml, and what it leads to is not told', async () => {
    const house = await openHouse();
    const secret = path.join(house.cacheDir, '..', 'secret.yml');
    await writeFile(secret, 'name: [mật khẩu]\n');
    await rm(path.join(house.contentDir, 'site.yml'));
    await symlink(secret, path.join(house.contentDir, 'site.yml'));
    const problems = await house.problems();
    expect(problems).toContain('site.yml:1 tên tệp: liên kết, không phải tệp');
    expect(problems.join()).not.toContain('mật khẩu');
  });
});

describe('The memory of earlier runs', () => {
  it('reads a file again when it has changed, and only that one', async () => {
    const house = await openHouse();
    await house.read();
    await house.replace(STORY, 'Nghe rõ.', 'Nghe rất rõ.');
    const { catalog, rendered } = await house.read();
    expect(rendered).toBe(1);
    const [story] = catalog?.stories ?? [];
    expect(story && (await readBody(house, story)).text).toContain('Nghe rất rõ.');
  });

  it('notices a change that leaves the size as it was', async () => {
    const house = await openHouse();
    await house.read();
    await house.replace(STORY, 'Nghe rõ.', 'Nghe rố.');
    await utimes(path.join(house.contentDir, STORY), new Date(), new Date());
    expect((await house.read()).rendered).toBe(1);
  });

  it('forgets a file that is gone, and what it was known for', async () => {
    const house = await openHouse();
    await house.read();
    await rm(path.join(house.contentDir, 'units/don-vi-mau.mdx'));
    expect(await house.problems()).toEqual([
      expect.stringContaining('initiatives/2020/mot-bieu-mau.mdx:9 unit'),
      expect.stringContaining(`${STORY}:7 unit`),
    ]);
  });

  it('reads a mistaken file every time, until it is mended', async () => {
    const house = await openHouse();
    await house.replace(STORY, 'title: Ca trực đêm', 'title:');
    expect((await house.read()).problems).toHaveLength(1);
    expect((await house.read()).problems).toHaveLength(1);
    await house.replace(STORY, 'title:', 'title: Ca trực đêm');
    expect((await house.read()).problems).toEqual([]);
    expect((await house.read()).rendered).toBe(0);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of another shape', () => 'null'],
    ['of other rules', (text: string) => text.replace(/"rules":"./, '"rules":"x')],
    ['of rules alone', (text: string) => `${text.slice(0, text.indexOf(','))}}`],
  ])('harms nothing when it is %s', async (_, spoil) => {
    const house = await openHouse();
    const { catalog } = await house.read();
    const folder = path.join(house.cacheDir, 'content');
    for (const file of await readdir(folder)) {
      await writeFile(path.join(folder, file), spoil(await readFile(path.join(folder, file), 'utf8')));
    }
    const again = await house.read();
    expect(again.problems).toEqual([]);
    expect(again.rendered).toBeGreaterThan(0);
    expect(JSON.stringify(again.catalog)).toBe(JSON.stringify(catalog));
  });

  it('renders a body again that was lost or cut short', async () => {
    const house = await openHouse();
    const { catalog } = await house.read();
    const [story] = catalog?.stories ?? [];
    if (!story) throw new Error('no story');
    const body = await readBody(house, story);
    expect(body.text).toContain('Nghe rõ.');

    const file = path.join(house.cacheDir, 'bodies', story.digest.slice(0, 2), `${story.digest}.json`);
    await truncate(file, 20);
    expect(await readBody(house, story)).toEqual(body);
    await rm(path.join(house.cacheDir, 'bodies'), { recursive: true });
    expect(await readBody(house, story)).toEqual(body);
  });

  it('does not pass the text of one version for that of another', async () => {
    const house = await openHouse();
    const { catalog } = await house.read();
    const [story] = catalog?.stories ?? [];
    await rm(path.join(house.cacheDir, 'bodies'), { recursive: true });
    await house.replace(STORY, 'Nghe rõ.', 'Nghe rất rõ.');
    await expect(story && readBody(house, story)).rejects.toThrow(`${STORY} changed while`);
  });

  it('serves two readers at once, and leaves no half-written file', async () => {
    const house = await openHouse();
    const all = await Promise.all([house.read(), house.read(), house.read()]);
    for (const { problems, catalog } of all) {
      expect(problems).toEqual([]);
      expect(catalog).toBeDefined();
    }
    const files = await readdir(house.cacheDir, { recursive: true });
    expect(files.filter((file) => file.includes('partial'))).toEqual([]);
  });

  it('knows a photo by its bytes and its size as seen', async () => {
    const house = await openHouse();
    await house.addPhoto('media/2020/hop-to.jpg');
    await house.replace(
      STORY,
      'sample: true',
      'photo:\n  src: /media/2020/hop-to.jpg\n  alt: Mô tả ảnh\n  caption: Chú thích\n  credit: Mẫu\n  rights: cc-by\nsample: true',
    );
    const { catalog, problems } = await house.read();
    expect(problems).toEqual([]);
    expect(catalog?.photos.get('/media/2020/hop-to.jpg')).toMatchObject({ width: 900, height: 600 });
  });
});

describe('A draft laid over a content folder', () => {
  it('shows its own text and photos among everything else, and leaves no trace of them', async () => {
    const house = await openHouse();
    await house.read();
    const draft = await openHouse();
    const draftDir = path.join(draft.cacheDir, 'draft');
    const own = path.join(draftDir, STORY);
    await mkdir(path.dirname(own), { recursive: true });
    await writeFile(
      own,
      (await house.text(STORY)).replace('title: Ca trực đêm', 'title: Ca trực đêm, bản nháp'),
    );
    const folders = { contentDir: house.contentDir, cacheDir: house.cacheDir, draftDir };

    const { catalog, problems, rendered } = await readContent(folders);
    expect([problems, rendered]).toEqual([[], 1]);
    const story = catalog?.find('stories', '2020/ca-truc-dem');
    expect(story?.data.title).toBe('Ca trực đêm, bản nháp');
    expect(catalog?.units).toHaveLength(1);

    const after = await house.read();
    expect(after.rendered).toBe(0);
    expect(after.catalog?.find('stories', '2020/ca-truc-dem')?.data.title).toBe('Ca trực đêm');
  });
});
