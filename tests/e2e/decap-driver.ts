import type { Locator, Page } from 'playwright-core';

/**
 * Drives the editors' app as an editor does, by what is written on its screens. Decap gives its fields ids that begin with
 * the field's name (`title-field-12`) and its buttons nothing but their words.
 */
export interface StoryText {
  /** Decap's name of the collection, `stories-2026`. */
  readonly collection: string;
  readonly title: string;
  /** The words of a choice, or enough of them to tell it apart. */
  readonly kind: string;
  readonly summary: string;
  readonly byline: string;
  readonly unit: string;
  readonly topic: string;
  readonly plan?: string;
  readonly subject?: { readonly name: string; readonly role?: string; readonly consentGivenAt?: string };
  readonly photo?: PhotoText;
  readonly sample?: boolean;
  readonly body: readonly BodyStep[];
}

export interface PhotoText {
  /** A file on this machine, or one made up. */
  readonly file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly rights: string;
}

/** What is typed into the text, one block after the other. */
export type BodyStep =
  /** A paragraph; what stands in a `bold` run is made bold by the keyboard. */
  | { readonly kind: 'paragraph'; readonly runs: readonly (string | { readonly bold: string })[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly by: string; readonly role?: string; readonly words: string };

/** Opens a one-time link, as the terminal prints it, and waits for the list of collections. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Vào trang quản trị' }).click();
  await waitForApp(page);
}

export async function waitForApp(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Chuyên mục' }).waitFor();
}

/** Goes to a screen of the app: `collections/stories-2026`, `workflow`. */
export async function openScreen(page: Page, path: string): Promise<void> {
  await page.goto(new URL(`/admin/#/${path}`, page.url()).href);
}

/** Fills in a new story and saves it as a draft. @returns its slug, from the address that the app goes to */
export async function createStory(page: Page, story: StoryText): Promise<string> {
  await openScreen(page, `collections/${story.collection}/new`);
  await field(page, 'title').fill(story.title);
  await choose(page, 'kind', story.kind);
  await field(page, 'summary').fill(story.summary);
  await field(page, 'byline').fill(story.byline);
  await choose(page, 'unit', story.unit);
  await choose(page, 'topic', story.topic);
  if (story.plan) await choose(page, 'plan', story.plan);
  if (story.subject) {
    const group = await openGroup(page, 'subject');
    await field(group, 'name').fill(story.subject.name);
    if (story.subject.role) await field(group, 'role').fill(story.subject.role);
    if (story.subject.consentGivenAt) await field(group, 'consentGivenAt').fill(story.subject.consentGivenAt);
  }
  if (story.photo) await uploadPhoto(page, story.photo);
  if (story.sample) await page.locator('[id^="sample-field"]').first().click();
  await writeBody(page, story.body);
  await save(page);
  await page.waitForURL(/\/entries\/[^/]+$/);
  return page.url().split('/').at(-1) ?? '';
}

/** Opens the group of the main photo, uploads a file through the media library and fills in what a photo needs. */
export async function uploadPhoto(page: Page, photo: PhotoText): Promise<void> {
  const group = await openGroup(page, 'photo');
  await choosePhoto(group, photo.file);
  await field(group, 'alt').fill(photo.alt);
  await field(group, 'caption').fill(photo.caption);
  await field(group, 'credit').fill(photo.credit);
  await choose(group, 'rights', photo.rights);
}

/** Uploads a file through the media library and takes it for the photo of these fields. */
export async function choosePhoto(fields: Locator, file: PhotoText['file']): Promise<void> {
  const page = fields.page();
  await fields.getByRole('button', { name: 'Chọn ảnh', exact: true }).click();
  await page.locator('.nc-fileUploadButton input[type=file]').setInputFiles(file);
  const use = page.getByRole('button', { name: 'Dùng ảnh đã chọn' });
  // The uploaded file is selected by itself once it is there.
  await page.locator('button:not([disabled])', { hasText: 'Dùng ảnh đã chọn' }).waitFor();
  await use.click();
  await use.waitFor({ state: 'hidden' });
}

/** Types into the rich text of the entry's body, after its last paragraph. */
export async function writeBody(page: Page, steps: readonly BodyStep[]): Promise<void> {
  // A click into the middle would land in whatever block lies there.
  await page.locator('.cms-editor-visual [contenteditable="true"] > p').last().click();
  await page.keyboard.press('Control+End');
  for (const step of steps) {
    switch (step.kind) {
      case 'paragraph':
        for (const run of step.runs) {
          if (typeof run === 'string') await page.keyboard.type(run);
          else {
            await page.keyboard.press('Control+b');
            await page.keyboard.type(run.bold);
            await page.keyboard.press('Control+b');
          }
        }
        await page.keyboard.press('Enter');
        break;
      case 'list':
        await page.getByRole('button', { name: 'Danh sách', exact: true }).click();
        for (const item of step.items) {
          await page.keyboard.type(item);
          await page.keyboard.press('Enter');
        }
        // Enter in an empty item leaves the list.
        await page.keyboard.press('Enter');
        break;
      case 'quote': {
        await page.getByRole('button', { name: 'Chèn khối' }).click();
        await page.getByRole('menuitem', { name: 'Lời trích' }).click();
        const block = page.locator('.cms-editor-visual');
        await block.locator('[id^="by-field"]').last().fill(step.by);
        if (step.role) await block.locator('[id^="role-field"]').last().fill(step.role);
        await block.locator('textarea[id^="body-field"]').last().fill(step.words);
        // A strip below the last block, 32 px high and without a name, begins the next paragraph.
        if (step !== steps.at(-1))
          await block.locator('[data-slate-void="true"]').last().locator('> div').last().click();
        break;
      }
    }
  }
}

/** Presses "Lưu" and waits until the server has the entry. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu mọi sửa đổi').waitFor();
}

export type Status = 'Bản nháp' | 'Chờ duyệt' | 'Chờ đăng';

/** Moves the open entry in the workflow. */
export async function setStatus(page: Page, status: Status): Promise<void> {
  await page.getByRole('button', { name: /^Trạng thái: / }).click();
  await page.getByRole('menuitem', { name: status }).click();
  await page.getByRole('button', { name: `Trạng thái: ${status}` }).waitFor();
}

/** Publishes the open entry, which must be at "Chờ đăng". The build that follows is told by {@link waitUntilLive}. */
export async function publish(page: Page): Promise<void> {
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Đăng ngay' }).click();
  await page.getByText('Đã chuyển đăng').waitFor();
}

/**
 * Waits until the status bar says that an entry is on the site.
 *
 * @param slug the entry's, by which the news of it is told from the news of another
 * @returns the path of its page
 * @throws Error with the reason that the editor reads, when it could not be published
 */
export async function waitUntilLive(page: Page, slug: string, timeout = 300_000): Promise<string> {
  const notice = page.getByTestId('publish-status');
  const link = notice.locator(`a[href*="${slug}"]`);
  await link
    .or(notice.filter({ hasText: 'Chưa lên được trang' }))
    .first()
    .waitFor({ timeout });
  if ((await link.count()) === 0) throw new Error(await notice.innerText());
  return (await link.getAttribute('href')) ?? '';
}

/** The first input of a field by its name in the schema. */
const field = (within: Page | Locator, name: string): Locator =>
  within.locator(`[id^="${name}-field"]`).first();

/** Types a part of a choice's words, with or without marks, and takes what is found. */
async function choose(within: Page | Locator, name: string, words: string): Promise<void> {
  const page = 'page' in within && typeof within.page === 'function' ? within.page() : (within as Page);
  const input = field(within, name);
  await input.click();
  await input.pressSequentially(words);
  await page.getByRole('option').first().waitFor();
  await input.press('Enter');
}

/** Opens a group that starts closed. @returns the group */
export async function openGroup(page: Page, name: string): Promise<Locator> {
  const group = page.locator('.gs-group').filter({ has: page.locator(`[id^="${name}-field"]`) });
  await group.waitFor();
  const expand = group.getByRole('button', { name: 'Mở ra' }).first();
  if (await expand.isVisible()) await expand.click();
  return group;
}
