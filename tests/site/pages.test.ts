import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateContent } from '../bench/generate-content.ts';
import { launchBrowser } from '../browser.ts';
import { writeSamplePhoto } from '../fixtures/sample-photo.ts';
import { buildSite, temporaryFolder } from './build-site.ts';
import { type ServedSite, serveSite } from './serve-site.ts';

/** One address of every kind of page. */
const kinds = {
  home: '/',
  plans: '/ke-hoach/',
  plan: '/ke-hoach/2020/',
  theme: '/chu-de/2020/',
  stories: '/guong-dien-hinh/',
  'second page of a list': '/guong-dien-hinh/trang-2/',
  story: '/guong-dien-hinh/2020/duong-di-cua-mot-to-trinh/',
  'story with photos and everything': '/guong-dien-hinh/2020/du-moi-kieu/',
  'quote card': '/guong-dien-hinh/2020/du-moi-kieu/trich/',
  script: '/guong-dien-hinh/2020/du-moi-kieu/kich-ban/',
  'teleprompter of a script': '/guong-dien-hinh/2020/du-moi-kieu/kich-ban/#may-nhac',
  initiatives: '/sang-kien/',
  initiative: '/sang-kien/2020/phieu-trinh-mot-trang/',
  news: '/tin-tuc/',
  'news item': '/tin-tuc/2020/muoi-tap-the-nhan-co-thi-dua-cua-van-phong-quoc-hoi/',
  'door of the Information Department': '/phong-bao-chi/vu-thong-tin/',
  awards: '/khen-thuong/',
  'awards of a year': '/khen-thuong/2020/',
  units: '/don-vi/',
  unit: '/don-vi/don-vi-mau-a/',
  'unit without articles': '/don-vi/don-vi-mau-h/',
  topic: '/linh-vuc/van-thu-luu-tru/',
  year: '/kho-tu-lieu/2020/',
  feeds: '/nguon-cap/',
  'open data': '/du-lieu/',
  calendar: '/lich/',
  archive: '/kho-tu-lieu/',
  'results of a search': '/kho-tu-lieu/?q=tai+liuu+ky+hop&linhvuc=van-thu-luu-tru',
  'press room': '/phong-bao-chi/',
  'door for newspapers': '/phong-bao-chi/bao-in/',
  'second page behind a door': '/phong-bao-chi/bao-in/trang-2/',
  'door for television': '/phong-bao-chi/truyen-hinh/',
  'log of corrections': '/phong-bao-chi/dinh-chinh/',
  about: '/gioi-thieu/',
  licence: '/quyen-su-dung/',
  accessibility: '/kha-nang-tiep-can/',
  'withdrawn story': '/guong-dien-hinh/2020/bai-da-rut/',
  'not found': '/khong-co-trang-nay/',
} as const;

let folder: string;
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder('pages');
  const contentDir = path.join(folder, 'content');
  // Enough stories that lists have a second page.
  await generateContent(contentDir, 60);
  await mkdir(path.join(contentDir, 'media/2020'), { recursive: true });
  await writeSamplePhoto(path.join(contentDir, 'media/2020/hop-to.jpg'));
  const kitchenSink = await readFile('tests/fixtures/du-moi-kieu.mdx', 'utf8');
  const withFields = (fields: string): string => kitchenSink.replace('\n---\n', `\n${fields}\n---\n`);
  await writeFile(path.join(contentDir, 'stories/2020/du-moi-kieu.mdx'), kitchenSink);
  await writeFile(
    path.join(contentDir, 'stories/2020/bai-da-rut.mdx'),
    withFields(
      'withdrawn:\n  at: 2020-12-01T08:00:00+07:00\n  by: Ban biên tập\n  reason: Nhân vật rút lại lời đồng ý.\n' +
        '  replacement: /guong-dien-hinh/2020/du-moi-kieu/',
    ),
  );
  await buildSite({ contentDir, outDir: path.join(folder, 'site'), cacheDir: path.join(folder, 'cache') });
  site = await serveSite(path.join(folder, 'site'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page and hands back what went wrong on the way: refused code, missing files, requests to other origins. */
async function open(
  url: string,
  options: { width: number; scheme: 'light' | 'dark'; javaScript?: boolean; motion?: boolean },
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    colorScheme: options.scheme,
    javaScriptEnabled: options.javaScript ?? true,
    reducedMotion: options.motion ? 'no-preference' : 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:'))
      faults.push(`leaves the origin: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && new URL(response.url()).pathname !== url)
      faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(site.origin + url, { waitUntil: 'load' });
  return { page, faults };
}

describe.each(Object.entries(kinds))('the page of kind "%s"', (_kind, url) => {
  it('is valid HTML', async () => {
    const html = await (await fetch(site.origin + url)).text();
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // These two are matters of taste; Astro writes void elements and attributes its own way.
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        // A long title is worth more than a short one that says less; both are shown whole.
        'long-title': 'off',
        // HTML §3.2.6 asks only that an id has no space; the dot of a footnote's keeps it apart from a heading's.
        'valid-id': ['error', { relaxed: true }],
        // `&` alone is valid in HTML (§13.1.2.3) and is what addresses are written with.
        'no-raw-characters': ['error', { relaxed: true }],
      },
    }).validateString(html);
    expect(
      report.results.flatMap((result) => result.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`)),
    ).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe can find, in the %s scheme', async (scheme) => {
    const { page, faults } = await open(url, { width: 1280, scheme });
    // Evaluated by the browser's own protocol, which the page's policy does not reach.
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const result = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return result.violations.map(
        (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`,
      );
    });
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('fits windows of 320 to 1440 pixels without scrolling sideways', async () => {
    const { page } = await open(url, { width: 1440, scheme: 'light' });
    for (const width of [1440, 768, 360, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });

  it('can be read without JavaScript', async () => {
    const { page, faults } = await open(url, { width: 1280, scheme: 'light', javaScript: false });
    expect((await page.locator('h1').innerText()).length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('the teleprompter', () => {
  const script = kinds.script;

  it('runs and stops at the space bar, changes its pace by the arrows, mirrors, and closes', async () => {
    const { page, faults } = await open(script, { width: 1280, scheme: 'light', motion: true });
    await page.getByRole('link', { name: 'Mở máy nhắc chữ' }).click();
    expect(await page.locator('.top').isVisible()).toBe(false);
    const place = () => page.evaluate(() => scrollY);
    const before = await place();
    await page.keyboard.press('Space');
    await expect.poll(place, { timeout: 20_000 }).toBeGreaterThan(before + 20);
    expect(await page.getByRole('button', { name: 'Dừng' }).isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await page.getByRole('button', { name: 'Chạy' }).isVisible()).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('[data-shown]').innerText()).toBe('240 chữ/phút');
    await page.keyboard.press('m');
    expect(await page.getByRole('button', { name: 'Lật gương', pressed: true }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.top').isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('glides nowhere for who wants no motion: the space bar goes to the next paragraph', async () => {
    const { page } = await open(kinds['teleprompter of a script'], { width: 1280, scheme: 'light' });
    const next = page.getByRole('button', { name: 'Đoạn sau' });
    expect(await next.isVisible()).toBe(true);
    const third = () =>
      page.evaluate(() => {
        const [, , paragraph] = document.querySelectorAll('[data-words] > p');
        return Math.abs((paragraph?.getBoundingClientRect().top ?? 0) - innerHeight / 3) < 2;
      });
    for (let press = 0; press < 3 && !(await third()); press += 1) await page.keyboard.press('Space');
    expect(await third()).toBe(true);
    await page.context().close();
  });

  it('is large text to be scrolled by hand, where there is no JavaScript', async () => {
    const { page } = await open(kinds['teleprompter of a script'], {
      width: 1280,
      scheme: 'light',
      javaScript: false,
    });
    expect(await page.locator('[data-words] > p').first().isVisible()).toBe(true);
    expect(await page.locator('[data-keys]').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Đóng' }).click();
    expect(await page.locator('.top').isVisible()).toBe(true);
    await page.context().close();
  });
});

it('leads nowhere that is not there: every link of every page is followed', async () => {
  const seen = new Set<string>();
  const broken: string[] = [];
  const visit = async (url: string, from: string): Promise<void> => {
    if (seen.has(url)) return;
    seen.add(url);
    const response = await fetch(site.origin + url);
    if (!response.ok) {
      broken.push(`${url} (from ${from})`);
      return;
    }
    if (!response.headers.get('content-type')?.includes('html')) return;
    const html = await response.text();
    for (const [, link] of html.matchAll(/(?:href|src|srcset)="([^"]+)"/g)) {
      const target = new URL((link ?? '').replaceAll('&amp;', '&').split(' ')[0] ?? '', site.origin + url);
      // The newsroom's own pages are not in the site that is built.
      if (target.pathname.startsWith('/admin/')) continue;
      if (target.origin === site.origin) await visit(target.pathname, url);
    }
  };
  await visit('/', 'start');
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(60);
});

it.each([
  ['with photos', kinds['story with photos and everything'], 'Trần Thị Mẫu'],
  ['without a photo', kinds.story, 'Gương sáng'],
])('search engines find three pictures of a story %s, and on what terms they are', async (_, url, credit) => {
  const html = await (await fetch(site.origin + url)).text();
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = '']) => JSON.parse(json) as { '@type': string; image?: Record<string, unknown>[] },
  );
  const images = blocks.find((block) => block['@type'] === 'NewsArticle')?.image ?? [];
  expect(images.map(({ width, height }) => [width, height])).toEqual([
    [1200, 1200],
    [1200, 900],
    [1200, 675],
  ]);
  for (const image of images) {
    expect(image).toMatchObject({
      '@type': 'ImageObject',
      creditText: credit,
      copyrightNotice: `© ${credit}`,
      license: 'https://creativecommons.org/licenses/by/4.0/deed.vi',
      acquireLicensePage: expect.stringMatching(/\/quyen-su-dung\/$/) as string,
    });
    const file = await fetch(site.origin + new URL(String(image['contentUrl'])).pathname);
    const { width, height } = await sharp(await file.arrayBuffer()).metadata();
    expect([width, height]).toEqual([image['width'], image['height']]);
  }
});
