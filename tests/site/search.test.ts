import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { siteInBrowser } from './site-in-browser.ts';

const site = siteInBrowser('search');
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
});

const field = () => page.getByLabel('Tìm trong kho tư liệu');
const count = () => page.getByRole('status').getByRole('heading');
const firstTitle = () => page.locator('[data-results] > li h3').first();
const text = async (found: { innerText(): Promise<string> }): Promise<string> =>
  (await found.innerText()).replaceAll('\u00a0', ' ');

async function openArchive(search = ''): Promise<void> {
  await page.goto(`${site.origin}/kho-tu-lieu/${search}`);
  await page.locator('[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
}

describe('the archive', () => {
  it('answers while one types, says how many there are, and stands in the address', async () => {
    await openArchive();
    await field().pressSequentially('doi ung');
    await page.waitForURL(/q=doi\+ung/);
    await count().filter({ hasText: 'kết quả cho “doi ung”' }).waitFor();
    expect(await text(firstTitle())).toBe('Đêm mưa và đôi ủng của người giữ vườn');
    expect(await page.locator('[data-results] mark').first().innerText()).toMatch(/đôi ủng/i);
  });

  it('shows what was meant in place of what nobody wrote, says so, and leads back', async () => {
    await openArchive('?q=Ta+Van+Thuanq');
    expect(await count().innerText()).toContain('kết quả cho “Tạ Văn Thuần”');
    expect(await text(firstTitle())).toBe('Bữa sáng đúng giờ của những ngày họp dài');
    await page.getByRole('link', { name: 'Chỉ tìm “Ta Van Thuanq”' }).click();
    await page.waitForURL(/nguyen-van=1/);
    await count().filter({ hasText: 'Ta Van Thuanq' }).waitFor();
    await page.goBack();
    await count().filter({ hasText: 'Tạ Văn Thuần' }).waitFor();
  });

  it('narrows by day, keeps zeros in sight, and has a chip for each condition', async () => {
    await openArchive();
    await page.getByLabel('Từ ngày').fill('2020-01-20');
    await page.waitForURL(/tu=2020-01-20/);
    await page.getByLabel('Đến ngày').fill('2020-01-22');
    await page.waitForURL(/den=2020-01-22/);
    await count().filter({ hasText: '6 tư liệu' }).waitFor();
    await page.getByLabel(/^Sáng kiến/).check();
    await count().filter({ hasText: '1 tư liệu' }).waitFor();
    expect(await page.getByText(/^Văn hóa công vụ0$/).count()).toBe(1);
    await page.getByRole('link', { name: 'Bỏ lọc: Từ 20/01/2020' }).click();
    await page.waitForURL((url) => !url.search.includes('tu='));
    await page.getByRole('link', { name: /^Bỏ lọc: Từ/ }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Từ ngày').inputValue()).toBe('');
    await page.getByRole('link', { name: 'Xóa tất cả' }).click();
    await page.waitForURL((url) => url.search === '');
    await count().filter({ hasText: '47 tư liệu' }).waitFor();
  });

  it('leads back to what was there before one typed, in one step', async () => {
    await openArchive('?loai=sang-kien');
    await count().filter({ hasText: 'tư liệu' }).waitFor();
    const entries = await page.evaluate(() => history.length);
    await field().pressSequentially('đội xe');
    await count().filter({ hasText: '“đội xe”' }).waitFor();
    await field().press('Enter');
    await field().press('Enter');
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
    expect(await page.title()).toMatch(/^đội xe – Kho tư liệu/);
    await page.goBack();
    await count()
      .filter({ hasText: /^\d+ tư liệu/ })
      .waitFor();
    expect(page.url()).toMatch(/\?loai=sang-kien$/);
    expect(await field().inputValue()).toBe('');
  });

  it('keeps what it shows when the index can’t be reached, and tries again', async () => {
    await openArchive('?q=thi+đua');
    await page.route('**/muc-luc/**', (route) => route.abort());
    await field().fill('lộ trình chung');
    await page.getByRole('alert').filter({ hasText: 'Chưa mở được mục lục' }).waitFor();
    expect(await page.locator('[data-results] > li').count()).toBeGreaterThan(0);
    await page.unroute('**/muc-luc/**');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await count().filter({ hasText: 'lộ trình chung' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('has question, count and first result in one view of a phone, and a way from the filters to them', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openArchive('?q=thi+đua');
    const box = await page.locator('[data-results] > li h3').first().boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(740);
    await page.getByText('Lọc kết quả').click();
    await page.getByLabel(/^Tin tức/).check();
    await page.getByRole('link', { name: /^Xem \d+ kết quả$/ }).click();
    expect(await page.getByLabel(/^Tin tức/).isVisible()).toBe(false);
    expect(await count().evaluate((heading) => heading === document.activeElement)).toBe(true);
  });

  it('offers the feed of each thing that is chosen, and of everything where that has none', async () => {
    const feeds = page.getByRole('link', { name: /^Theo dõi bằng RSS/ });
    const follow = async (search: string) => {
      await openArchive(search);
      return feeds.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    };
    const [all, ...others] = await follow('?q=thi+đua&nam=2020');
    expect(others).toEqual([]);
    const [topic, kind, ...more] = (await follow('?linhvuc=ky-thuat&loai=sang-kien')).toSorted();
    expect(more).toEqual([]);
    for (const address of [all, topic, kind])
      expect((await fetch(site.origin + address)).headers.get('content-type')).toMatch(/xml/);
    expect(new Set([all, topic, kind]).size).toBe(3);
  });

  it('comes back to the place that one left, from a story and from another page of results', async () => {
    // No scrolling is under way when its end is read.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openArchive('?nam=2020');
    await page.locator('[data-results] > li h3 a').nth(6).focus();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(300);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/kho-tu-lieu'));
    await page.goBack();
    await page.waitForFunction((top) => scrollY === top, before);
    const next = page.getByRole('link', { name: 'Trang sau' });
    await next.focus();
    const pressed = await page.evaluate(() => scrollY);
    await page.keyboard.press('Enter');
    await count().filter({ hasText: 'trang 2/' }).waitFor();
    await page.waitForFunction((top) => scrollY < top, pressed);
    await page.goBack();
    await page.waitForFunction((top) => scrollY === top, pressed);
  });

  it('shows all results to who comes back to the middle of them, though they come in two steps', async () => {
    await openArchive('?q=tôn+vinh');
    const all = await page.locator('[data-results] > li').count();
    expect(all).toBe(10);
    await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
    await page.goto(site.origin);
    await page.goBack();
    await page.waitForFunction(() => scrollY === 700);
    expect(await page.locator('[data-results] > li').count()).toBe(all);
  });

  it('makes one step back of a day that is typed part by part, and shows it again', async () => {
    await openArchive('?tu=2020-01-20');
    const entries = await page.evaluate(() => history.length);
    await page.getByLabel('Từ ngày').focus();
    for (let day = 21; day < 25; day += 1) {
      const before = page.url();
      await page.keyboard.press('ArrowUp');
      await page.waitForURL((url) => url.href !== before);
    }
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
    await page.goBack();
    await page.waitForURL(/tu=2020-01-20$/);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name=tu]')?.value === '2020-01-20',
    );
  });

  it('shows in the choice of units what an address has chosen, several and unknown ones too', async () => {
    for (const [search, words] of [
      ['?donvi=khong-co', 'khong-co'],
      ['?donvi=don-vi-mau-a&donvi=don-vi-mau-b', '2 lựa chọn'],
    ] as const) {
      await openArchive(search);
      const units = page.getByLabel('Đơn vị', { exact: true });
      expect(await units.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe(
        words,
      );
      await units.selectOption('');
      await page.waitForURL((url) => url.search === '');
      await count().filter({ hasText: '47 tư liệu' }).waitFor();
      expect(await units.getByText(words).count()).toBe(0);
    }
  });

  it('asks for words that were typed just before a condition was chosen', async () => {
    await openArchive();
    await field().fill('bữa sáng');
    await page.getByLabel(/^Gương điển hình/).check();
    await page.waitForURL(/q=b.*loai=guong-dien-hinh/);
    await count().filter({ hasText: '“bữa sáng”' }).waitFor();
  });

  it('offers ways on where nothing is found', async () => {
    await openArchive('?q="xyzzy+quux"');
    expect(await count().innerText()).toContain('0 kết quả');
    expect(await page.getByRole('link', { name: 'Xem bài mới nhất' }).isVisible()).toBe(true);
    expect(await page.locator('[data-empty] ul a').count()).toBeGreaterThan(2);
  });

  it('shows what the words of a quotation find where nothing has it, and says so', async () => {
    await openArchive('?q="liệu+tài+họp"');
    expect(await page.locator('[data-notice]').innerText()).toContain('nguyên văn');
    expect(await page.locator('[data-results] li').count()).toBeGreaterThan(0);
  });

  it('reaches every article by its lists of years, without JavaScript', async () => {
    const quiet = await site.newPage({ javaScriptEnabled: false });
    await quiet.goto(`${site.origin}/kho-tu-lieu/`);
    await quiet.getByRole('link', { name: 'Năm 2020' }).click();
    const articles = quiet.locator(
      'main a[href*="/2020/"]:is([href^="/guong"], [href^="/sang"], [href^="/tin"])',
    );
    const reached = await articles.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(reached).size).toBe(24);
  });
});

describe('every search field', () => {
  it('loads nothing before it is used', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.origin, { waitUntil: 'networkidle' });
    expect(asked.filter((address) => /muc-luc|worker|suggestions/.test(address))).toEqual([]);
  });

  it('suggests pages, is walked by the arrows and left by Escape', async () => {
    await page.goto(site.origin);
    await field().focus();
    await page.keyboard.type('le an nhien');
    const first = page.getByRole('option').first();
    await first.filter({ hasText: 'Người giữ nhịp' }).waitFor();
    expect(await field().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    expect(await field().getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await field().inputValue()).toBe('le an nhien');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/nguoi-giu-nhip/);
  });

  it('has nothing that axe can find while it suggests, in either scheme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(site.origin);
      await field().fill('tài liệu');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.evaluate(axe.source);
      const faults = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      });
      expect(faults).toEqual([]);
    }
  });

  it('leaves arrows and Enter to an input method while it composes', async () => {
    await page.goto(site.origin);
    await field().fill('le an nhien');
    await page.getByRole('option').first().waitFor();
    const isTaken = await field().evaluate((input) =>
      ['ArrowDown', 'Enter'].map(
        (key) =>
          !input.dispatchEvent(
            new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }),
          ),
      ),
    );
    expect(isTaken).toEqual([false, false]);
    expect(await page.locator('[aria-selected="true"]').count()).toBe(0);
  });

  it('follows no suggestion for what was typed before', async () => {
    await page.goto(site.origin);
    await field().fill('le an nhien');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type(' khen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/kho-tu-lieu\/\?q=le\+an\+nhien\+khen/);
  });

  it('searches for what was typed when nothing is marked', async () => {
    await page.goto(site.origin);
    await field().fill('thi đua');
    await field().press('Enter');
    await page.waitForURL(/kho-tu-lieu\/\?q=thi/);
  });
});
