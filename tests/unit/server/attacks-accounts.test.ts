import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAttempts } from '../../../admin/server/accounts/attempts.ts';
import type { ActionName } from '../../../admin/server/protocol/actions.ts';
import { KEY, startNewsroom, STORY } from './newsroom.ts';
import { cookieOf, HOST, PASSWORD, startOffice, wrongPassword, type Office } from './office.ts';
import { temporaryFolder } from './temp-folder.ts';

const roles = ['author', 'editor', 'publisher', 'admin'] as const;
const commitMessage = 'x';
const asset = { path: 'content/media/2026/a.jpg', content: '', encoding: 'base64' };
const saveOf = (slug: string, options: object) => ({
  dataFiles: [{ path: `content/stories/2026/${slug}.mdx`, slug, raw: 'Chữ mới' }],
  assets: [],
  options: { commitMessage, collectionName: KEY.collection, useWorkflow: true, ...options },
});

/** One request for each action, so formed that only its sender can be what is wrong with it. */
const requests: Readonly<Record<ActionName, object>> = {
  info: {},
  entriesByFolder: { folder: 'content/stories/2026', extension: 'mdx', depth: 1 },
  entriesByFiles: { files: [{ path: 'content/site.yml' }] },
  getEntry: { path: STORY },
  unpublishedEntries: {},
  unpublishedEntry: KEY,
  unpublishedEntryDataFile: { ...KEY, id: 'x', path: STORY },
  unpublishedEntryMediaFile: { ...KEY, id: 'x', path: STORY },
  deleteUnpublishedEntry: KEY,
  persistEntry: saveOf(KEY.slug, {}),
  updateUnpublishedEntryStatus: { ...KEY, newStatus: 'pending_review' },
  publishUnpublishedEntry: KEY,
  getMedia: { mediaFolder: 'content/media/2026' },
  getMediaFile: { path: asset.path },
  persistMedia: { asset, options: { commitMessage } },
  deleteFile: { path: 'content/plans/ke-hoach-2020.mdx', options: { commitMessage } },
  deleteFiles: { paths: ['content/plans/ke-hoach-2020.mdx'], options: { commitMessage } },
  getDeployPreview: KEY,
  getNotes: KEY,
};
const actions = Object.keys(requests) as ActionName[];

/** What nobody below may do; everything else everybody may, on drafts of their own. */
const publishersOnly = new Set<ActionName>(['publishUnpublishedEntry', 'deleteFile', 'deleteFiles']);
/** What an author may do with drafts of their own alone. */
const ownersOrEditors = new Set<ActionName>([
  'deleteUnpublishedEntry',
  'persistEntry',
  'updateUnpublishedEntryStatus',
]);

describe('no session', () => {
  test.each(actions)('%s is refused, with no cookie, an invented one and an ended one', async (action) => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit('admin');
    const value = browser.cookie.split('=')[1] ?? '';
    await newsroom.sessions.close(value);
    for (const cookie of [
      '',
      `newsroom=${'A'.repeat(43)}`,
      'newsroom=',
      `__Host-newsroom=${value}`,
      browser.cookie,
    ]) {
      const answer = await newsroom.app.inject({
        method: 'POST',
        url: '/api/v1',
        headers: { host: HOST, origin: `http://${HOST}`, cookie },
        payload: { action, params: requests[action] },
      });
      expect([answer.statusCode, Object.keys(answer.json<object>())]).toEqual([401, ['error']]);
    }
  });

  test('the session file is no way in: it holds digests, which are not cookies', async () => {
    const newsroom = await startNewsroom();
    await newsroom.visit('admin');
    const [{ key = '' } = {}] = JSON.parse(readFileSync(join(newsroom.dir, 'sessions.json'), 'utf8')) as {
      key?: string;
    }[];
    const answer = await newsroom.app.inject({
      url: '/api/context',
      headers: { host: HOST, cookie: `newsroom=${key}` },
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('the wrong role', () => {
  const cases = actions.flatMap((action) => roles.map((role) => ({ action, role })));

  test.each(cases)('$action of somebody else’s work, as $role', async ({ action, role }) => {
    const newsroom = await startNewsroom();
    const owner = await newsroom.visit('author', 'lan');
    await owner.open();
    await owner.save('Bản của Lan');
    const main = await newsroom.store.commitAt('refs/heads/main');
    const tip = await newsroom.store.commitAt('refs/heads/cms/stories-2026/ca-truc-dem');
    const other = await newsroom.visit(role, 'minh');
    await other.open();
    const answer = await other.send(action, requests[action] as Record<string, unknown>);
    const isPublisher = role === 'publisher' || role === 'admin';
    const refused = publishersOnly.has(action)
      ? !isPublisher
      : ownersOrEditors.has(action) && role === 'author';
    expect([action, role, answer.statusCode === 403]).toEqual([action, role, refused]);
    if (!refused) return;
    expect(await newsroom.store.commitAt('refs/heads/main')).toEqual(main);
    expect(await newsroom.store.commitAt('refs/heads/cms/stories-2026/ca-truc-dem')).toEqual(tip);
  });

  test.each(roles)('a draft of one’s own goes as far as its owner may take it: %s', async (role) => {
    const newsroom = await startNewsroom();
    const browser = await newsroom.visit(role);
    const status = async (action: ActionName, params: object) =>
      (await browser.send(action, params as Record<string, unknown>)).statusCode;
    const key = { collection: KEY.collection, slug: 'moi' };
    const mayReady = role === 'author' ? 403 : 200;
    const mayPublish = role === 'author' || role === 'editor' ? 403 : 200;
    expect({
      ready: await status('persistEntry', saveOf('som', { newEntry: true, status: 'pending_publish' })),
      straightToSite: await status('persistEntry', saveOf('thang', { newEntry: true, useWorkflow: false })),
      create: await status('persistEntry', saveOf('moi', { newEntry: true })),
      review: await status('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_review' }),
      back: await status('updateUnpublishedEntryStatus', { ...key, newStatus: 'draft' }),
      delete: await status('deleteUnpublishedEntry', key),
    }).toEqual({
      ready: mayReady,
      straightToSite: mayPublish,
      create: 200,
      review: 200,
      back: 200,
      delete: 200,
    });
  });

  test('an author can’t touch, take back or delete what an editor has declared ready', async () => {
    const newsroom = await startNewsroom();
    const [lan, editor] = [await newsroom.visit('author', 'lan'), await newsroom.visit('editor')];
    await lan.open();
    await lan.save('Bản của Lan');
    await editor.ask('updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_publish' });
    expect((await lan.save('Sửa sau khi duyệt')).statusCode).toBe(403);
    for (const newStatus of ['draft', 'pending_review'])
      expect((await lan.send('updateUnpublishedEntryStatus', { ...KEY, newStatus })).statusCode).toBe(403);
  });
});

describe('another site (CSRF)', () => {
  const forms = ['/admin/sign-in', '/admin/sign-out', '/admin/set-password', '/admin/account/password'];
  const more = [
    '/admin/account/sign-out-everywhere',
    '/admin/sign-in/link',
    '/admin/accounts/add',
    '/admin/accounts/change',
    `/admin/lich-su/${KEY.collection}/${KEY.slug}`,
    `/admin/doi-dia-chi/${KEY.collection}/${KEY.slug}`,
  ];

  test.each([...forms, ...more, '/api/v1'])('posts nothing to %s', async (url) => {
    const office = await startOffice(['publisher']);
    const cookie = await office.enter('publisher');
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:4322',
      `https://${HOST}`,
      undefined,
    ]) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
        const answer = await office.app.inject({
          method: 'POST',
          url,
          headers: {
            host: HOST,
            cookie,
            'content-type': type,
            ...(origin === undefined ? {} : { origin }),
          },
          payload: JSON.stringify({ action: 'deleteFile', params: requests.deleteFile }),
        });
        expect([origin, type, answer.statusCode]).toEqual([origin, type, 403]);
      }
    }
    expect(await office.knows(cookie)).toBe(200);
  });

  test('can not smuggle JSON as text, which needs no preflight, even from a page of ours', async () => {
    const newsroom = await startNewsroom();
    const { headers } = await newsroom.visit();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await newsroom.app.inject({
        method: 'POST',
        url: '/api/v1',
        headers: { ...headers, 'content-type': type },
        payload: JSON.stringify({ action: 'deleteFile', params: requests.deleteFile }),
      });
      expect([type, answer.statusCode]).toEqual([type, 415]);
    }
  });

  test('can not frame the forms, nor take what they send', async () => {
    const office = await startOffice();
    const { headers } = await office.get('/admin/sign-in');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(headers['x-frame-options']).toBe('DENY');
  });
});

test('a foreign Host (DNS rebinding) reaches no form and no session', async () => {
  const office = await startOffice(['admin']);
  const cookie = await office.enter('admin');
  for (const host of [
    'evil.example',
    `evil.example:4321`,
    'localhost.',
    '127.0.0.1.evil.example',
    '0.0.0.0:4321',
  ]) {
    const get = await office.get('/admin/sign-in', cookie, { host });
    const post = await office.post('/admin/sign-in', { login: 'admin', password: PASSWORD }, cookie, {
      headers: { host, origin: `http://${host}` },
    });
    expect([host, get.statusCode, post.statusCode]).toEqual([host, 421, 421]);
  }
});

describe('guessing passwords (brute force)', () => {
  /** A guesser who has an address for every guess. */
  async function guess(office: Office, login: string, times: number, from = 0): Promise<number[]> {
    const codes: number[] = [];
    for (let n = from; n < from + times; n += 1)
      codes.push((await office.signIn(login, wrongPassword(), `10.1.${n >> 8}.${n & 255}`)).statusCode);
    return codes;
  }

  test('of one account, from everywhere: five, then one after 30 s, then the wait doubles', async () => {
    let seconds = 0;
    const office = await startOffice(['author'], {
      now: () => new Date(Date.UTC(2026, 2, 1) + seconds * 1000),
    });
    expect(await guess(office, 'author', 8)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect(office.verified).toHaveLength(5);
    // The right password waits as well: the answer must not tell that it is right.
    const right = await office.signIn('author', PASSWORD, '10.2.0.1');
    expect([right.statusCode, right.body.includes('Hãy đợi 1 phút')]).toEqual([429, true]);
    for (const wait of [30, 60, 120, 240, 480, 900, 900]) {
      seconds += wait - 1;
      expect(await guess(office, 'author', 1, 50)).toEqual([429]);
      seconds += 1;
      expect([wait, await guess(office, 'author', 2, 60)]).toEqual([wait, [401, 429]]);
    }
    seconds += 900;
    expect((await office.signIn('author', PASSWORD, '10.2.0.2')).statusCode).toBe(303);
    expect(await guess(office, 'author', 1, 90)).toEqual([401]);
  });

  test('by a hundred requests at once: five are judged', async () => {
    const office = await startOffice(['author']);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => office.signIn('author', wrongPassword(), `10.1.0.${n}`)),
    );
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
    expect(office.verified).toHaveLength(5);
  });

  test('of many accounts from one place: twenty failures, and a restart forgives nothing', async () => {
    const now = () => new Date('2026-03-01T08:00:00Z');
    const burst = async (office: Office, size: number) => {
      const codes: number[] = [];
      for (let n = 0; n < size; n += 1)
        codes.push(
          (await office.signIn(`nguoi-${codes.length}-${size}`, wrongPassword(), '10.9.0.1')).statusCode,
        );
      return codes;
    };
    const office = await startOffice(['author'], { now });
    expect(await burst(office, 12)).toEqual(Array.from({ length: 12 }, () => 401));
    await office.close();
    const again = await startOffice([], { now, dir: office.dir });
    expect(await burst(again, 10)).toEqual([...Array.from({ length: 8 }, () => 401), 429, 429]);
    // One’s own account does not wipe that out, and others’ addresses are not concerned.
    expect((await again.signIn('author', PASSWORD, '10.9.0.1')).statusCode).toBe(429);
    expect((await again.signIn('author', PASSWORD, '10.9.0.2')).statusCode).toBe(303);
  });

  test('never keeps an office out that comes to work at one hour from one address', async () => {
    const office = await startOffice(['author']);
    const codes: number[] = [];
    for (let n = 0; n < 30; n += 1)
      codes.push((await office.signIn('author', PASSWORD, '10.9.0.1')).statusCode);
    expect(codes).toEqual(Array.from({ length: 30 }, () => 303));
  });

  test('from one IPv6 network counts as one place', async () => {
    const attempts = await openAttempts(join(temporaryFolder(), 'attempts.json'), () => new Date(0));
    const waits: number[] = [];
    const from = (address: string, n: number) => attempts.begin({ login: `nguoi-${n}`, address });
    for (let n = 0; n < 20; n += 1) waits.push(await from(`2001:db8:1:2::${n.toString(16)}`, n));
    waits.push(await from('2001:db8:1:2:aaaa:bbbb:cccc:dddd', 20), await from('2001:db8:1:3::1', 21));
    expect(waits.filter((wait) => wait > 0)).toEqual([30_000]);
  });

  test('behind an invented X-Forwarded-For: only a proxy that is named is believed', async () => {
    const count = async (trustProxy: string | undefined, peer: string) => {
      const office = await startOffice(['author'], { trustProxy });
      const codes: number[] = [];
      for (let n = 0; n < 22; n += 1) {
        const answer = await office.post('/admin/sign-in', { login: `nguoi-${n}`, password: 'x' }, '', {
          remoteAddress: peer,
          headers: { 'x-forwarded-for': `10.3.0.${n}` },
        });
        codes.push(answer.statusCode);
      }
      return codes.filter((code) => code === 401).length;
    };
    expect(await count(undefined, '127.0.0.1')).toBe(20);
    expect(await count('loopback', '10.9.0.1')).toBe(20);
    expect(await count('loopback', '127.0.0.1')).toBe(22);
    expect(await count('10.9.0.0/16', '10.9.0.1')).toBe(22);
  });

  test('of the present password, at a browser that was left open', async () => {
    const office = await startOffice(['author']);
    const cookie = await office.enter('author');
    const codes: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const form = { current: wrongPassword(), password: 'tám chín mười mười', repeat: 'tám chín mười mười' };
      codes.push((await office.post('/admin/account/password', form, cookie)).statusCode);
    }
    expect(codes).toEqual([403, 403, 403, 403, 403, 429, 429]);
  });
});

describe('who has an account (enumeration)', () => {
  test('can’t be told from the answer, nor from the work: argon2 runs for everybody', async () => {
    const office = await startOffice(['author', 'editor', 'publisher']);
    await office.accounts.change('editor', (account) => ({ ...account, disabled: true }));
    await office.add('moi', 'author', null);
    const tries = [
      'author',
      'khong-co',
      'khong@example.vn',
      'editor',
      'moi',
      '',
      '<script>',
      'a'.repeat(200),
    ];
    const answers = await Promise.all(
      tries.map((login, n) => office.signIn(login, wrongPassword(), `10.4.0.${n}`)),
    );
    const facts = answers.map(({ statusCode, body, headers }) =>
      JSON.stringify([statusCode, body, Object.keys(headers).sort(), headers['content-length']]),
    );
    expect(new Set(facts).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(401);
    expect(office.verified).toHaveLength(tries.length);
    // A disabled account answers its own right password in the same way.
    const disabled = await office.signIn('editor', PASSWORD, '10.4.1.1');
    expect([disabled.statusCode, disabled.body]).toEqual([401, answers[0]?.body]);
  });

  test('can’t be told from being made to wait', async () => {
    const office = await startOffice(['author']);
    const wait = async (login: string, net: number) => {
      const answers = [];
      for (let n = 0; n < 6; n += 1) answers.push(await office.signIn(login, 'x', `10.${net}.0.${n}`));
      return answers.map(({ statusCode, body }) => [statusCode, body]);
    };
    expect(await wait('author', 5)).toEqual(await wait('khong-co', 6));
  });

  test('is not left in the file of attempts, nor are passwords that were typed there', async () => {
    const office = await startOffice(['author']);
    await office.signIn('con mèo trèo cây cau', 'x');
    expect(readFileSync(join(office.dir, 'sign-in-attempts.json'), 'utf8')).not.toContain('mèo');
  });
});

describe('the cookie', () => {
  test('that was planted before is not the one after (fixation), and the old session ends', async () => {
    const office = await startOffice(['author', 'admin']);
    const planted = await office.enter('author');
    const answer = await office.post('/admin/sign-in', { login: 'admin', password: PASSWORD }, planted);
    expect(cookieOf(answer)).not.toBe(planted);
    expect([await office.knows(planted), await office.knows(cookieOf(answer))]).toEqual([401, 200]);
  });

  test('is out of reach of scripts and other sites, and over HTTPS bound to this host', async () => {
    const flags = async (publicHost: string | undefined) => {
      const office = await startOffice(['author'], { publicHost });
      return String((await office.signIn('author')).headers['set-cookie']);
    };
    expect(await flags(undefined)).toMatch(
      /^newsroom=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await flags('thidua.example.vn')).toMatch(
      /^__Host-newsroom=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test('without its prefix is none on a public host: a neighbour’s site could have set it', async () => {
    const office = await startOffice(['author'], { publicHost: 'thidua.example.vn' });
    const cookie = await office.enter('author');
    expect(await office.knows(cookie)).toBe(200);
    expect(await office.knows(cookie.replace('__Host-', ''))).toBe(401);
    const out = await office.post('/admin/sign-out', {}, cookie);
    expect(out.headers['set-cookie']).toMatch(/^__Host-newsroom=; .*Secure/);
    expect(await office.knows(cookie)).toBe(401);
  });
});

test('forms that are too large, of the wrong shape or doubled are refused, not understood', async () => {
  const office = await startOffice(['author']);
  const send = (payload: string, type = 'application/x-www-form-urlencoded') =>
    office.app.inject({
      method: 'POST',
      url: '/admin/sign-in',
      headers: { host: HOST, origin: `http://${HOST}`, 'content-type': type },
      payload,
    });
  const codes = [
    await send(`login=author&password=${'x'.repeat(5000)}`),
    await send(JSON.stringify({ login: 'author', password: PASSWORD }), 'application/json'),
    await send('login[]=author&password=x'),
    await send('__proto__=x&login=author'),
    await send(`login=author&password=${encodeURIComponent(PASSWORD)}&role=admin`),
  ].map((answer) => answer.statusCode);
  expect(codes).toEqual([413, 415, 401, 401, 401]);
});
