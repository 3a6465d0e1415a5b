import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { startNewsroom, type TestNewsroom } from './newsroom.ts';

const get = (newsroom: TestNewsroom, url: string, headers: Record<string, string> = {}) =>
  newsroom.app.inject({ url, headers: { host: 'localhost:4321', ...headers } });

// Its first two bytes are those of a zlib stream.
const LONG = '80 năm, một trang dài. '.repeat(500);
const files: Record<string, string> = {
  'index.html': 'home',
  '404.html': 'not here',
  'stories/index.html': 'stories',
  'gioi-thieu.html': 'about',
  'tin-tuc/2020/bai/index.html': 'article',
  'tin-tuc/2020/bai/trich/index.html': 'card',
  'tin-tuc/2020/bai/bai.txt': 'chữ',
  'tin-tuc/2020/bai/bai.docx': 'docx',
  'tin-tuc/2020/bai/bai.ninjs.json': '{}',
  'tin-tuc/2020/bai/bai.newsml.xml': '<newsMessage/>',
  'tin-tuc/2020/bai/kit.json': '{}',
  'tin-tuc/2020/bai/trich/khac/index.html': 'other',
  'trich/index.html': 'page of that name',
  '_astro/app.1a2b.css': 'css',
  'anh/1a2b.avif': 'photo',
  'muc-luc/segments.json': '[]',
  'muc-luc/0123456789ab/shelf.gz': 'segment',
  'feed.xml': '<rss/>',
  'dai/index.html': LONG,
  'do-hoa/dai.svg': LONG,
  '_astro/dai.js': LONG,
  'anh/dai.avif': LONG,
  'muc-luc/0123456789ab/0.gz': LONG,
  '.env': 'secret',
};

async function startWithSite(): Promise<TestNewsroom> {
  const newsroom = await startNewsroom({
    runBuild: ({ outDir }) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(outDir, path, '..'), { recursive: true });
        writeFileSync(join(outDir, path), text);
      }
      return Promise.resolve();
    },
  });
  await newsroom.publisher.catchUp();
  await newsroom.publisher.settled();
  return newsroom;
}

describe('the site', () => {
  test('says that it is being built until it is', async () => {
    const newsroom = await startNewsroom();
    const answer = await get(newsroom, '/');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '3']);
    expect(answer.body).toContain('Đang dựng trang lần đầu');
    expect(answer.body).toContain('http-equiv="refresh"');
    expect((await get(newsroom, '/admin/plain-page.css')).headers['content-type']).toBe(
      'text/css; charset=utf-8',
    );
  });

  test.each([
    ['/', 'home', 'no-cache'],
    ['/?q=1', 'home', 'no-cache'],
    ['/stories/', 'stories', 'no-cache'],
    ['/gioi-thieu', 'about', 'no-cache'],
    ['/feed.xml', '<rss/>', 'no-cache'],
    ['/_astro/app.1a2b.css', 'css', 'public, max-age=31536000, immutable'],
    ['/muc-luc/0123456789ab/shelf.gz', 'segment', 'public, max-age=31536000, immutable'],
    ['/muc-luc/segments.json', '[]', 'no-cache'],
    ['/anh/1a2b.avif', 'photo', 'public, max-age=31536000, immutable'],
  ])('gives %s', async (url, body, caching) => {
    const newsroom = await startWithSite();
    const answer = await get(newsroom, url);
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, body, caching]);
    expect((await get(newsroom, url, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
  });

  test.each(['/dai/', '/do-hoa/dai.svg', '/_astro/dai.js'])(
    'packs text for a browser that unpacks it: %s',
    async (url) => {
      const newsroom = await startWithSite();
      const asked = { 'accept-encoding': 'gzip, deflate, br, zstd' };
      const { headers, rawPayload, statusCode } = await get(newsroom, url, asked);
      expect([statusCode, headers['content-encoding'], headers.vary]).toEqual([200, 'br', 'accept-encoding']);
      expect(rawPayload.length).toBeLessThan(LONG.length / 20);
      expect(brotliDecompressSync(rawPayload).toString()).toBe(LONG);
      const again = await get(newsroom, url, { ...asked, 'if-none-match': String(headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);

      const plain = await get(newsroom, url);
      expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, LONG]);
      const part = await get(newsroom, url, { ...asked, range: 'bytes=0-3' });
      expect([part.statusCode, part.headers['content-encoding'], part.body]).toEqual([
        206,
        undefined,
        '80 n',
      ]);
      const old = await get(newsroom, url, { 'accept-encoding': 'deflate, gzip;q=0.5' });
      expect([old.headers['content-encoding'], gunzipSync(old.rawPayload).toString()]).toEqual([
        'gzip',
        LONG,
      ]);
    },
  );

  test.each(['/anh/dai.avif', '/muc-luc/0123456789ab/0.gz'])(
    'sends as it lies what is packed: %s',
    async (url) => {
      const newsroom = await startWithSite();
      const { headers, body } = await get(newsroom, url, { 'accept-encoding': 'gzip, br' });
      expect([headers['content-encoding'], headers['content-length'], body]).toEqual([
        undefined,
        String(Buffer.byteLength(LONG)),
        LONG,
      ]);
    },
  );

  test.each([
    ['bai.txt', 'text/plain; charset=utf-8'],
    ['bai.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['bai.ninjs.json', 'application/json; charset=utf-8'],
    ['bai.newsml.xml', 'application/xml'],
    ['kit.json', 'application/json; charset=utf-8'],
  ])('gives the press %s as what it is, and search engines the page instead', async (name, type) => {
    const newsroom = await startWithSite();
    const { headers, statusCode } = await get(newsroom, `/tin-tuc/2020/bai/${name}`);
    expect([statusCode, headers['content-type'], headers['x-robots-tag']]).toEqual([200, type, 'noindex']);
    expect((await get(newsroom, '/tin-tuc/2020/bai/')).headers['x-robots-tag']).toBeUndefined();
  });

  test('sends a folder without its slash on to the page', async () => {
    const answer = await get(await startWithSite(), '/stories?trang=2');
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/stories/?trang=2']);
  });

  test.each([
    '/nothing',
    '/.env',
    '/../sessions.json',
    '/..%2fsessions.json',
    '/%2e%2e/sessions.json',
    '//evil.example/',
    '/stories//',
    '/%00',
    '/a%5c..%5c',
  ])('has no %s', async (url) => {
    const answer = await get(await startWithSite(), url);
    expect([answer.statusCode, answer.headers.location]).toEqual([404, undefined]);
    expect(answer.body).toContain('not here');
  });

  test('allows scripts and styles of its own files only', async () => {
    const newsroom = await startWithSite();
    for (const url of ['/', '/nothing', '/_astro/app.1a2b.css']) {
      const { headers } = await get(newsroom, url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self';");
      expect(policy).toContain("base-uri 'none';frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});

describe('others may frame', () => {
  const framing = async (url: string) => {
    const { headers, statusCode } = await get(await startWithSite(), url);
    const policy = /frame-ancestors [^;]*/.exec(String(headers['content-security-policy']))?.[0];
    return [statusCode, policy, headers['x-frame-options']];
  };

  test.each(['/tin-tuc/2020/bai/trich/', '/tin-tuc/2020/bai/trich/?a=1', '/tin-tuc/2020/bai/%74rich/'])(
    'the quote card at %s, in which no script runs',
    async (url) => {
      expect(await framing(url)).toEqual([200, 'frame-ancestors *', undefined]);
      const { headers, body } = await get(await startWithSite(), url);
      expect(headers['content-security-policy']).not.toContain('script-src');
      expect([headers['x-content-type-options'], body]).toEqual(['nosniff', 'card']);
    },
  );

  test.each([
    ['/', 200],
    ['/tin-tuc/2020/bai/', 200],
    ['/tin-tuc/2020/bai/trich/khac/', 200],
    ['/tin-tuc/2020/khong-co/trich/', 404],
    ['/tin-tuc/2020/bai/trich/%2e%2e/', 200],
    ['/trich/', 200],
    ['/admin/?/tin-tuc/2020/bai/trich/', 303],
  ])('nothing else: not %s', async (url, status) => {
    expect(await framing(url)).toEqual([status, "frame-ancestors 'none'", 'DENY']);
  });
});

test('an address that takes no such request says so as the app reads it', async () => {
  const newsroom = await startNewsroom();
  const { headers } = await newsroom.visit();
  const answer = await newsroom.app.inject({ method: 'DELETE', url: '/api/v1', headers });
  expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'Không có địa chỉ này.' }]);
});

describe('the editors’ app', () => {
  test('gets its own policy, without scripts from anywhere else', async () => {
    const newsroom = await startNewsroom();
    const { headers } = await newsroom.visit();
    const answer = await get(newsroom, '/admin/', headers);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none';script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect([answer.headers['cache-control'], (await get(newsroom, '/admin')).headers.location]).toEqual([
      'private, no-cache',
      '/admin/',
    ]);
    expect((await get(newsroom, '/admin/..%2f..%2fnewsroom%2fsessions.json', headers)).statusCode).toBe(404);
  });

  test('says that it is being built until it is', async () => {
    const newsroom = await startNewsroom({ adminDir: '/nowhere' });
    const { headers } = await newsroom.visit();
    const answer = await get(newsroom, '/admin/', headers);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '3']);
    expect(answer.body).toContain('Đang dựng trang quản trị');
  });

  test('learns who works, which years there are and what the site is called', async () => {
    const newsroom = await startNewsroom({ now: () => new Date('2026-12-31T17:30:00Z') });
    const { headers } = await newsroom.visit('editor', 'lan');
    expect((await get(newsroom, '/api/context', headers)).json()).toEqual({
      user: { name: 'Người lan', role: 'editor' },
      years: ['2027', '2026'],
      site: { name: 'Gương sáng' },
    });
  });

  test('gets photos by the names that texts give them, and nothing else from the repository', async () => {
    const newsroom = await startNewsroom();
    const { headers } = await newsroom.visit();
    for (const url of [
      '/media/2026/khong-co.jpg',
      '/media/%2e%2e%2fsite.yml',
      '/media/2026/..%2f..%2fsite.yml',
      '/media/site.yml',
    ]) {
      expect((await get(newsroom, url, headers)).statusCode, url).toBe(404);
    }
  });
});
