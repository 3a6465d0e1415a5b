import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../site/build-site.ts';
import { type HttpEditor, signInByHttp, storyText } from './http-editor.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

let folder: string;
let newsroom: NewsroomProcess;
let editor: HttpEditor;

beforeAll(async () => {
  folder = await temporaryFolder('hostile');
  newsroom = await startNewsroom(folder);
  editor = await signInByHttp(newsroom);
});

afterAll(async () => {
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

const body = (text: string): string => storyText({ title: 'Một bài thử', body: text });
const head = (yaml: string): string => body('Chữ.').replace('---\n', `---\n${yaml}\n`);

it.each([
  ['import', body('import fs from "node:fs"'), /import hoặc export/],
  ['export', body('export const a = 1'), /import hoặc export/],
  ['an expression', body('Xin chào {process.exit(1)}'), /biểu thức/],
  ['raw HTML', body('<script>alert(1)</script>'), /thẻ <script>/],
  ['an event handler', body('<Quote by="A" onclick="x()">\n\nLời.\n\n</Quote>'), /onclick/],
  ['a script address', body('[bấm](javascript:alert(1))'), /liên kết tới/],
  ['an unknown component', body('<Iframe src="https://example.org" />'), /Iframe/],
  ['an attribute that is code', body('<Quote by={process.env.HOME}>\n\nLời.\n\n</Quote>'), /mã lệnh/],
  ['frontmatter that is code', '---js\nmodule.exports = {}\n---\n', /ba gạch/],
  ['a YAML tag', head('extra: !!js/function "function () {}"'), /thẻ kiểu/],
  ['an alias bomb', head('a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]'), /neo|bí danh/],
  ['a line of 1 MB', body('a'.repeat(1_000_000)), /ký tự/],
])('refuses %s through the API with a clear message', async (_what, raw, message) => {
  const response = await editor.saveStory('bai-thu', raw);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  const { error } = (await response.json()) as { error: string };
  expect(error).toMatch(message);
});

it('is still there afterwards, and takes a good text', async () => {
  expect((await editor.saveStory('bai-thu', body('Chữ.'))).status).toBe(200);
});
