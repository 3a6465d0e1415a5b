import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { readState, writeState } from '../../src/search/results/state.ts';
import { siteInBrowser } from './site-in-browser.ts';

const site = siteInBrowser('search-slow-line');
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
});

const field = () => page.getByLabel('Tìm trong kho tư liệu');
const count = () => page.getByRole('status').getByRole('heading');
const isFocused = (place: { evaluate<T>(of: (element: Element) => T): Promise<T> }) =>
  place.evaluate((element) => element === document.activeElement);

/** Holds back what has an address like this until it is let go. */
async function holdBack(addresses: RegExp): Promise<() => void> {
  let letGo: (() => void) | undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(addresses, async (route) => {
    await gone;
    await route.continue();
  });
  return () => letGo?.();
}

const openSlowly = (address: string) => page.goto(site.origin + address, { waitUntil: 'commit' });

describe('the archive on a slow line', () => {
  it('asks for what was typed before its script was there', async () => {
    const letGo = await holdBack(/\/_astro\/.*\.js/);
    await openSlowly('/kho-tu-lieu/');
    await field().pressSequentially('doi ung');
    letGo();
    await page.waitForURL(/q=doi\+ung/);
    await count().filter({ hasText: 'kết quả cho “doi ung”' }).waitFor();
    expect(await field().inputValue()).toBe('doi ung');
  });

  it('has the words of its address in the field, and no lists to be swept away, before its script is there', async () => {
    const letGo = await holdBack(/\/_astro\/.*\.js/);
    await openSlowly('/kho-tu-lieu/?q=doi+ung');
    await count().filter({ hasText: 'Đang tìm…' }).waitFor();
    await page.waitForFunction(() => document.readyState === 'interactive');
    expect(await field().inputValue()).toBe('doi ung');
    expect(await page.locator('[data-fallback]').isVisible()).toBe(false);
    letGo();
    await count().filter({ hasText: 'kết quả cho “doi ung”' }).waitFor();
  });

  it('sweeps no lists away whatever its address asks for', async () => {
    await holdBack(/\/_astro\/.*\.js/);
    const asked = readState(
      new URLSearchParams(
        'q=a&nam=2020&loai=tin-tuc&donvi=a&linhvuc=a&tu=2020-01-01&den=2020-02-01&sap-xep=cu-nhat&trang=2',
      ),
    );
    for (const [name, value] of writeState(asked)) {
      await openSlowly(`/kho-tu-lieu/?${name}=${value}`);
      await count().filter({ hasText: 'Đang tìm…' }).waitFor();
      expect(await page.locator('[data-fallback]').isVisible()).toBe(false);
    }
  });

  it('shows the lists when its script does not come', async () => {
    await page.route(/\/_astro\/.*\.js/, (route) => route.abort());
    await page.goto(`${site.origin}/kho-tu-lieu/?q=doi+ung`);
    await page.getByRole('link', { name: 'Năm 2020' }).waitFor();
    expect(await field().inputValue()).toBe('doi ung');
  });

  it('shows the lists when its script does not run', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(String.prototype, 'toWellFormed'));
    await page.goto(`${site.origin}/kho-tu-lieu/?q=doi+ung`);
    await page.getByRole('link', { name: 'Năm 2020' }).waitFor();
  });

  it('adds what a first answer lacked below what is being read', async () => {
    await page.goto(`${site.origin}/kho-tu-lieu/?q=t%C3%B4n+vinh`);
    await count().filter({ hasText: 'kết quả' }).waitFor();
    const titles = () => page.locator('[data-results] > li h3').allInnerTexts();
    const all = await titles();
    const letGo = await holdBack(/\/shelf/);
    await page.reload();
    const first = page.locator('[data-results] > li h3 a').first();
    await first.focus();
    letGo();
    await count().filter({ hasText: 'kết quả' }).waitFor();
    expect(await isFocused(first)).toBe(true);
    // How much stood there to be read is the line's to say.
    expect(await titles()).toEqual(expect.arrayContaining(all));
  });

  it('asks for what was just typed when it tries again', async () => {
    await page.goto(`${site.origin}/kho-tu-lieu/?q=doi+ung`);
    await count().filter({ hasText: '“doi ung”' }).waitFor();
    await page.route('**/muc-luc/**', (route) => route.abort());
    await field().fill('lộ trình chung');
    await page.getByRole('alert').filter({ hasText: 'Chưa mở được mục lục' }).waitFor();
    await page.unroute('**/muc-luc/**');
    await field().evaluate((input: HTMLInputElement) => {
      input.value = 'bữa sáng';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector<HTMLButtonElement>('[data-error] button')?.click();
    });
    await count().filter({ hasText: '“bữa sáng”' }).waitFor();
  });

  it('calls nobody back from the field to the results of a link', async () => {
    await page.goto(`${site.origin}/kho-tu-lieu/?q=thi+dua`);
    await count().filter({ hasText: 'kết quả' }).waitFor();
    const letGo = await holdBack(/\/muc-luc\/.*/);
    await page.getByRole('link', { name: 'Trang sau' }).click();
    await field().focus();
    letGo();
    await count().filter({ hasText: 'trang 2/' }).waitFor();
    expect(await isFocused(field())).toBe(true);
  });

  it('does not take the lists from under the feet of who walks through them', async () => {
    const letGo = await holdBack(/\/muc-luc\/.*/);
    await page.goto(`${site.origin}/kho-tu-lieu/`);
    const way = page.locator('[data-fallback]').getByRole('link', { name: 'Năm 2020' });
    await way.focus();
    letGo();
    await page.locator('[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
    expect(await isFocused(way)).toBe(true);
    await field().fill('doi ung');
    await count().filter({ hasText: '“doi ung”' }).waitFor();
    expect(await way.isVisible()).toBe(false);
  });

  it('leaves the links around the results alone when the whole answer changes nothing about them', async () => {
    const letGo = await holdBack(/\/shelf/);
    await page.goto(`${site.origin}/kho-tu-lieu/?q=thi+dua`);
    const second = page.locator('[data-pages]').getByRole('link', { name: '2', exact: true });
    await second.focus();
    letGo();
    await count().filter({ hasText: 'kết quả' }).waitFor();
    expect(await isFocused(second)).toBe(true);
  });

  it('says again what is shown when a search fails, counts its tries, and leads on when it is there', async () => {
    await page.goto(`${site.origin}/kho-tu-lieu/?q=doi+ung`);
    await count().filter({ hasText: '“doi ung”' }).waitFor();
    await page.route('**/muc-luc/**', (route) => route.abort());
    await field().fill('lộ trình chung');
    const alert = page.getByRole('alert');
    await alert.filter({ hasText: 'Chưa mở được mục lục' }).waitFor();
    expect(await count().innerText()).toContain('“doi ung”');
    const again = page.getByRole('button', { name: 'Thử lại' });
    await again.focus();
    await page.keyboard.press('Enter');
    await alert.filter({ hasText: 'Đã thử 2 lần' }).waitFor();
    expect(await isFocused(again)).toBe(true);
    await page.unroute('**/muc-luc/**');
    await page.keyboard.press('Enter');
    await count().filter({ hasText: 'lộ trình chung' }).waitFor();
    expect(await alert.count()).toBe(0);
    expect(await isFocused(count())).toBe(true);
  });
});

describe('the search field of every page on a slow line', () => {
  it('suggests for what was typed before its script was there', async () => {
    const letGo = await holdBack(/\/_astro\/.*\.js/);
    await openSlowly('/');
    await field().pressSequentially('le an nhien');
    letGo();
    await page.getByRole('option').first().filter({ hasText: 'Người giữ nhịp' }).waitFor();
  });

  it('suggests when the line is there again, though it was not at first', async () => {
    await page.goto(site.origin);
    await page.context().setOffline(true);
    await field().focus();
    await page.context().setOffline(false);
    await field().pressSequentially('le an nhien');
    await page.getByRole('option').first().filter({ hasText: 'Người giữ nhịp' }).waitFor();
  });
});
