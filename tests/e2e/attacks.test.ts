import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { startNewsroom as startInside } from '../unit/server/newsroom.ts';
import { openScreen, waitForApp } from './decap-driver.ts';
import { type HttpEditor, signInByHttp, storyText } from './http-editor.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

/** What a signed-in person with bad intentions, or anybody at all, can send to a real newsroom. */
let folder: string;
let newsroom: NewsroomProcess;
let editor: HttpEditor;

const YEAR = String(new Date().getFullYear());
const COLLECTION = `stories-${YEAR}`;

const git = (...args: string[]): string =>
  execFileSync('git', ['--git-dir', path.join(folder, 'store.git'), ...args]).toString();
const refs = (): string => git('for-each-ref', '--format=%(refname) %(objectname)');

beforeAll(async () => {
  folder = await temporaryFolder('attacks');
  newsroom = await startNewsroom(folder);
  editor = await signInByHttp(newsroom);
  await newsroom.line(/Live after/);
});

afterAll(async () => {
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  readonly path?: string;
  readonly slug?: string;
  readonly collection?: string;
  readonly raw?: string;
  readonly message?: string;
  readonly assets?: readonly { path: string; content: string; encoding: 'base64' }[];
  readonly newEntry?: boolean;
}

function save({ slug = 'bai-thu', raw, path: file, ...rest }: Sent): Promise<Response> {
  return editor.send('persistEntry', {
    dataFiles: [
      {
        path: file ?? `content/stories/${YEAR}/${slug}.mdx`,
        slug,
        raw: raw ?? storyText({ title: 'Một bài thử' }),
      },
    ],
    assets: rest.assets ?? [],
    options: {
      commitMessage: rest.message ?? 'Lưu',
      collectionName: rest.collection ?? COLLECTION,
      useWorkflow: true,
      status: 'draft',
      newEntry: rest.newEntry ?? true,
    },
  });
}

const asset = (name: string, bytes: Buffer) => ({
  path: `content/media/${YEAR}/${name}`,
  content: bytes.toString('base64'),
  encoding: 'base64' as const,
});
const upload = (file: ReturnType<typeof asset>): Promise<Response> =>
  editor.send('persistMedia', { asset: file, options: { commitMessage: 'Ảnh' } });

/** Refused for what was sent, in words, without a fault of the server's. */
async function expectRefused(answer: Promise<Response>, what = ''): Promise<string> {
  const response = await answer;
  expect(response.status, what).toBeGreaterThanOrEqual(400);
  expect(response.status, what).toBeLessThan(500);
  const { error } = (await response.json()) as { error: string };
  expect(error.length, what).toBeGreaterThan(10);
  return error;
}

describe('Paths', () => {
  const story = `content/stories/${YEAR}`;
  it.each([
    ['a way out', `${story}/../../../hooks/post-update.mdx`],
    ['a way out from media', `content/media/${YEAR}/../../../../x.jpg`],
    ['an absolute path', '/etc/cron.d/x.mdx'],
    ['the repository', '.git/config'],
    ['the repository in capitals', `${story}/.GIT/config`],
    ['git with a zero-width joiner', `content/.g\u200cit/hooks/x.mdx`],
    ['git as Windows shortens it', `content/GIT~1/x.mdx`],
    ['a colon stream', `${story}/bai-thu.mdx::$DATA`],
    ['a backslash', `content\\stories\\${YEAR}\\bai-thu.mdx`],
    ['full-width dots', `${story}/\uff0e\uff0e/bai-thu.mdx`],
    ['a slash in Unicode', `content/stories\u2215${YEAR}/bai-thu.mdx`],
    ['capitals', `${story}/BAI-THU.mdx`],
    ['a Turkish i', `${story}/bai-thı.mdx`],
    ['decomposed marks', `${story}/ba\u0300i-thu.mdx`],
    ['an encoded slash', `content/stories/${YEAR}%2fbai-thu.mdx`],
    ['a NUL', `${story}/bai-thu.mdx\0.jpg`],
    ['a line break', `${story}/bai-thu.mdx\r\nset-cookie: a=b`],
    ['code', 'src/pages/x.mdx'],
    ['another entry', `${story}/bai-khac.mdx`],
    ['a year that is none', 'content/stories/0000/bai-thu.mdx'],
    ['a folder', `${story}/bai-thu.mdx/`],
    ['nothing', ''],
  ])('with %s are refused, to write and to read', async (_what, file) => {
    const before = refs();
    await expectRefused(save({ path: file }), 'save');
    if (file !== `${story}/bai-khac.mdx`) {
      await expectRefused(editor.send('getEntry', { path: file }), 'getEntry');
      await expectRefused(editor.send('entriesByFiles', { files: [{ path: file }] }), 'entriesByFiles');
      await expectRefused(
        editor.send('deleteFiles', { paths: [file], options: { commitMessage: 'x' } }),
        'delete',
      );
    }
    await expectRefused(editor.send('getMediaFile', { path: file }), 'getMediaFile');
    await expectRefused(
      editor.send('entriesByFolder', { folder: file, extension: 'mdx', depth: 3 }),
      'entriesByFolder',
    );
    await expectRefused(upload({ ...asset('a.jpg', Buffer.from('x')), path: file }), 'upload');
    expect(refs()).toBe(before);
  });

  it('never leave the folder of the site, however they are written in an address', async () => {
    const names = ['sessions.json', 'accounts.json', 'store.git/HEAD', 'store.git/config', 'content.commit'];
    const ways = [
      '/',
      '/../',
      '/..%2f',
      '/%2e%2e/',
      '/..%5c',
      '/_astro/../../',
      '/admin/../../',
      '/media/../',
    ];
    ways.push('//', '/./', '/current/../', '/%252e%252e/', '/releases/../', '/admin/..%2f..%2f', '/%00/../');
    for (const name of names) {
      for (const way of ways) {
        const { status, body } = await getRaw(`${way}${name}`);
        expect([301, 303, 400, 401, 404], `${way}${name}`).toContain(status);
        expect(body, `${way}${name}`).not.toMatch(/ref: refs|repositoryformat|"sessions"|[0-9a-f]{40}/);
      }
    }
  });

  it('that are links in the repository are not followed', async () => {
    const blob = execFileSync(
      'git',
      ['--git-dir', path.join(folder, 'store.git'), 'hash-object', '-w', '--stdin'],
      {
        input: '/etc/passwd',
      },
    )
      .toString()
      .trim();
    const tree = (line: string): string =>
      execFileSync('git', ['--git-dir', path.join(folder, 'store.git'), 'mktree'], { input: line })
        .toString()
        .trim();
    const year = tree(`120000 blob ${blob}\tlien-ket.mdx\n`);
    const top = tree(
      `040000 tree ${tree(`040000 tree ${tree(`040000 tree ${year}\t${YEAR}\n`)}\tstories\n`)}\tcontent\n`,
    );
    const env = {
      ...process.env,
      GIT_AUTHOR_NAME: 'x',
      GIT_AUTHOR_EMAIL: 'x@x',
      GIT_COMMITTER_NAME: 'x',
      GIT_COMMITTER_EMAIL: 'x@x',
    };
    const commit = execFileSync(
      'git',
      ['--git-dir', path.join(folder, 'store.git'), 'commit-tree', top, '-p', 'refs/heads/main', '-m', 'x'],
      { env },
    )
      .toString()
      .trim();
    const ref = `refs/heads/cms/${COLLECTION}/lien-ket`;
    git('update-ref', ref, commit);
    const key = { collection: COLLECTION, slug: 'lien-ket' };
    const file = `content/stories/${YEAR}/lien-ket.mdx`;
    await expectRefused(
      editor.send('unpublishedEntryDataFile', { ...key, path: file, id: `open:${commit}` }),
    );
    git('update-ref', '-d', ref);
  });
});

describe('Names', () => {
  it.each([
    '--upload-pack=touch x',
    '-x',
    'refs/heads/main',
    '../main',
    '..',
    'a..b',
    'a.lock',
    'HEAD',
    '@',
    '@{-1}',
    'main^{tree}',
    'main:content/site.yml',
    'a b',
    'a*',
    'a\0b',
    'a\r\nb',
    'a/b',
    `${'a'.repeat(121)}`,
    'bài-thử',
    '',
    '.',
    '/',
  ])('that git could take for a ref or an option are refused: %j', async (name) => {
    const before = refs();
    for (const key of [
      { collection: COLLECTION, slug: name },
      { collection: name, slug: 'bai-thu' },
    ]) {
      await expectRefused(save({ ...key, path: `content/stories/${YEAR}/bai-thu.mdx` }));
      for (const action of ['unpublishedEntry', 'publishUnpublishedEntry', 'deleteUnpublishedEntry'])
        await expectRefused(editor.send(action, key), action);
      await expectRefused(editor.send('updateUnpublishedEntryStatus', { ...key, newStatus: 'draft' }));
      for (const id of [name, `open:${name}`, `list:${name}`]) {
        const file = { ...key, path: `content/stories/${YEAR}/bai-thu.mdx`, id };
        await expectRefused(editor.send('unpublishedEntryDataFile', file));
        await expectRefused(editor.send('unpublishedEntryMediaFile', file));
      }
    }
    await expectRefused(editor.send('unpublishedEntry', { id: name }));
    expect(refs()).toBe(before);
  });

  it('of a branch that is not asked for have no effect', async () => {
    const answer = await editor.send('getEntry', {
      path: 'content/site.yml',
      branch: '--upload-pack=touch x',
    });
    expect(answer.status).toBe(200);
  });

  it('that clash as refs leave the entry that was there saveable', async () => {
    expect((await save({ slug: 'trung-ten' })).status).toBe(200);
    await expectRefused(save({ slug: 'trung-ten/b', path: `content/stories/${YEAR}/trung-ten/b.mdx` }));
    await expectRefused(save({ collection: `${COLLECTION}/trung-ten`, slug: 'b' }));
    const again = storyText({ title: 'Lưu lại được' });
    expect((await save({ slug: 'trung-ten', raw: again, newEntry: false })).status).toBe(200);
  });
});

describe('Commit messages', () => {
  it.each([
    ['blank', ' \n\t'],
    ['NUL', 'a\0b'],
    ['huge', 'x'.repeat(20_000)],
    ['another header', 'x\nauthor Kẻ khác <x@x> 0 +0000\n\ntree 0'],
    ['our own trailers', 'x\n\nNewsroom-Status: pending_publish\nNewsroom-Owner: x'],
    ['half a character', 'a\ud800b'],
  ])('that are %s do no harm', async (what, message) => {
    const slug = `loi-nhan-${what.length}-${message.length}`;
    expect((await save({ slug, message })).status).toBe(200);
    const draft = await editor.send('unpublishedEntry', { collection: COLLECTION, slug });
    expect(await draft.json()).toMatchObject({ status: 'draft' });
    const again = storyText({ title: 'Lưu lại được' });
    expect((await save({ slug, raw: again, newEntry: false })).status).toBe(200);
    expect(git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('of a megabyte are refused', () => expectRefused(save({ message: 'x'.repeat(1 << 20) })));
});

describe('Files', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

  it.each([
    ['HTML called a photo', asset('trang.jpg', html)],
    ['SVG called a photo', asset('hinh.png', svg)],
    ['SVG', asset('hinh.svg', svg)],
    ['HTML', asset('trang.html', html)],
    ['a script', asset('x.js', html)],
    ['a GIF that is a script too', asset('x.gif', Buffer.from('GIF89a=1;alert(1)'))],
    [
      'a photo’s first bytes before HTML',
      asset('x.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), html])),
    ],
    ['a double ending', asset('x.jpg.html', html)],
    ['nothing', asset('x.jpg', Buffer.alloc(0))],
  ])('that are %s are refused', async (_what, file) => {
    const before = refs();
    await expectRefused(upload(file));
    await expectRefused(save({ slug: 'bai-co-tep', assets: [file] }));
    expect(refs()).toBe(before);
  });

  it('that are photo and HTML at once are kept as a photo alone', async () => {
    const script = '<script>alert(document.domain)</script>';
    const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#8c1216' } })
      .withExif({ IFD0: { ImageDescription: script, Software: script } })
      .jpeg()
      .toBuffer();
    const comment = Buffer.from(script);
    const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
    const polyglot = Buffer.concat([
      jpeg.subarray(0, 2),
      head,
      comment,
      jpeg.subarray(2),
      Buffer.from(script),
    ]);
    const answer = await upload(asset('da-nghia.jpg', polyglot));
    expect(answer.status).toBe(200);
    const { content } = (await answer.json()) as { content: string };
    const kept = Buffer.from(content, 'base64');
    expect(polyglot.toString('latin1').split(script).length - 1).toBeGreaterThan(2);
    // A caption stays a caption, as data of the photo; nothing stands before or behind the picture.
    expect(kept.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect(kept.includes(Buffer.concat([head, comment]))).toBe(false);
    const { status, headers } = await getRaw(`/media/${YEAR}/da-nghia.jpg`, { cookie: editor.cookie });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('that unpack to 2.5 billion pixels are refused before they are unpacked', async () => {
    expect(await expectRefused(upload(asset('bom.png', pngHeader(50_000, 50_000))))).toMatch(/100 triệu/);
  });

  it('of 200 MB are refused before they are read', async () => {
    const answer = await talk(
      [
        ...postHead(),
        'content-type: application/json',
        `content-length: ${200 << 20}`,
        '',
        '{"branch":',
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('of 200 MB that do not say so are cut off', async () => {
    const answer = await fetch(`${newsroom.origin}/api/v1`, {
      method: 'POST',
      headers: { origin: newsroom.origin, cookie: editor.cookie, 'content-type': 'application/json' },
      body: new ReadableStream({
        sent: 0,
        pull(controller: ReadableStreamDefaultController) {
          if ((this as { sent: number }).sent++ > 200) controller.close();
          else controller.enqueue(Buffer.alloc(1 << 20, 0x20));
        },
      } as UnderlyingDefaultSource),
      duplex: 'half',
    } as RequestInit).then(
      ({ status }) => status,
      // The server closed while we were still sending, as it should.
      () => 413,
    );
    expect(answer).toBe(413);
  });
});

describe('Requests', () => {
  it.each([
    ['100,000 deep', '['.repeat(100_000)],
    [
      '100,000 deep inside an action',
      `{"action":"info","params":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ],
    ['a prototype', '{"action":"info","params":{},"__proto__":{"role":"admin"}}'],
    ['a constructor', '{"action":"info","params":{},"constructor":{"prototype":{"role":"admin"}}}'],
    ['a million keys', `{${Array.from({ length: 1_000_000 }, (_, index) => `"${index}":0`).join()}}`],
    [
      'a huge number',
      `{"action":"entriesByFolder","params":{"folder":"content/pages","extension":"mdx","depth":1e999}}`,
    ],
    ['an action of every object', '{"action":"toString","params":{}}'],
    ['no JSON', 'a=b'],
    ['nothing', ''],
  ])('that are %s are refused, and the server lives', async (_what, body) => {
    const answer = await fetch(`${newsroom.origin}/api/v1`, {
      method: 'POST',
      headers: { origin: newsroom.origin, cookie: editor.cookie, 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await fetch(newsroom.origin)).status).toBe(200);
  });

  it.each([
    [
      'aliases of aliases',
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [*a${i ? i - 1 : ''}, *a${i ? i - 1 : ''}]`).join('\n')}`,
    ],
    ['lists 20,000 deep', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['maps 5,000 deep', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['a merge', 'base: &b {x: 1}\n<<: *b'],
    ['a prototype', '__proto__: {polluted: true}'],
    ['100,000 keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a tag', 'a: !!binary aGk='],
  ])('with YAML of %s are refused in a moment', async (_what, yaml) => {
    const raw = storyText({ title: 'Bom' }).replace('---\n', `---\n${yaml}\n`);
    await expectRefused(save({ slug: 'bom-yaml', raw }));
    expect((await fetch(newsroom.origin)).status).toBe(200);
  });

  it('that come byte by byte from a stranger are answered before their body', async () => {
    const { host } = new URL(newsroom.origin);
    const answer = await talk(
      [
        'POST /api/v1 HTTP/1.1',
        `host: ${host}`,
        `origin: ${newsroom.origin}`,
        'content-type: application/json',
        'content-length: 100000',
        '',
        '{',
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('that come byte by byte from somebody signed in are ended by the server', async () => {
    // The same server inside this process: only its patience is shortened; Node looks at it every 30 s.
    const inside = await startInside();
    const { cookie } = await inside.visit();
    const address = await inside.app.listen({ host: '127.0.0.1', port: 0 });
    inside.app.server.headersTimeout = 1000;
    inside.app.server.requestTimeout = 1000;
    const { host, port } = new URL(address);
    const head = ['POST /api/v1 HTTP/1.1', `host: ${host}`, `origin: http://${host}`, `cookie: ${cookie}`];
    const socket = connect(Number(port), '127.0.0.1');
    socket.write([...head, 'content-type: application/json', 'content-length: 100000', '', '{'].join('\r\n'));
    const trickle = setInterval(() => socket.write(' '), 200);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    // What is written after the server has closed.
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(trickle);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('with line breaks in an address add no header', async () => {
    for (const url of [
      '/%0d%0aset-cookie:%20a=b/',
      '/tin%0d%0ax',
      '/admin%0d%0aset-cookie:a=b',
      '/admin/%0d%0ax',
    ]) {
      const { headers } = await getRaw(url);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });
});

const SCRIPT = 'Bài <script>alert(1)</script> "&" <img src=x onerror=alert(2)>';

it('A script in a title is text in the editors’ list and in the preview', async () => {
  expect((await save({ slug: 'ma-trong-nhap', raw: storyText({ title: SCRIPT }) })).status).toBe(200);
  await newsroom.line(/editors' app is built/);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = editor.cookie.split('=');
    await context.addCookies([{ name, value, url: newsroom.origin }]);
    const page = await context.newPage();
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${newsroom.origin}/admin/`);
    await waitForApp(page);
    await openScreen(page, 'workflow');
    await page.getByText(SCRIPT).first().waitFor();
    await openScreen(page, `collections/${COLLECTION}/entries/ma-trong-nhap`);
    await page.frameLocator('iframe').getByText(SCRIPT).first().waitFor();
    expect(await page.frameLocator('iframe').locator('script, img[src="x"]').count()).toBe(0);
    expect(alerts).toEqual([]);
  } finally {
    await browser.close();
  }
});

it('A script in a title is text on the site, and nothing that was sent here harmed the house', async () => {
  const slug = 'tieu-de-co-ma';
  await editor.publishStory({ slug, title: SCRIPT });
  // Another build may be under way, for a photo that was uploaded above.
  await newsroom.line(new RegExp(`Live after .*/${slug}/`));
  const current = path.join(folder, 'current/');
  const pages = (await readdir(current, { recursive: true })).filter((file) => file.endsWith('.html'));
  let shown = 0;
  for (const page of pages) {
    const html = await readFile(path.join(current, page), 'utf8');
    // A quoted attribute may hold anything but its quote.
    expect(html.replace(/="[^"]*"/g, '=""'), page).not.toMatch(/<script>alert|<img src=x|<[^>]*\sonerror=/);
    if (html.includes('&lt;script>alert(1)') || html.includes('&lt;script&gt;alert(1)')) shown += 1;
  }
  expect(shown).toBeGreaterThan(1);
  expect(git('fsck', '--strict', '--no-dangling')).toBe('');
  expect((await save({ slug: 'bai-cuoi' })).status).toBe(200);
});

function postHead(): string[] {
  const { host } = new URL(newsroom.origin);
  return ['POST /api/v1 HTTP/1.1', `host: ${host}`, `origin: ${newsroom.origin}`, `cookie: ${editor.cookie}`];
}

/** Sends bytes and gives what comes back until the server closes, or until it has answered. */
function talk(bytes: string): Promise<string> {
  const { hostname, port } = new URL(newsroom.origin);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** A GET whose address is sent as it is; `fetch` would tidy it up. */
function getRaw(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  const { hostname, port } = new URL(newsroom.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: url, headers }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      );
    });
    sent.on('error', reject).end();
  });
}

/** A PNG that says how large it is and holds next to nothing. */
function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk('IHDR', size),
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
