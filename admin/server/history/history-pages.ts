import { showMoment } from '../../../src/model/dates.ts';
import { stageLabels } from '../../../src/schema/workflow.ts';
import type { DiffPart } from '../../../src/vietnamese/diff-words.ts';
import { editorOfKey, keyOfPath, type EntryKey } from '../checks/entry-key.ts';
import { escapeHtml, renderPage } from '../site/plain-page.ts';
import type { Commit } from '../store/objects.ts';
import type { Compared } from './compare-texts.ts';
import type { readRecent } from './recent.ts';
import type { History, PublishedVersion, Version } from './versions.ts';

export const historyBase = ({ collection, slug }: EntryKey): string => `/admin/lich-su/${collection}/${slug}`;

const page = (title: string, body: string): string =>
  renderPage(escapeHtml(title), body, '\n    <link rel="stylesheet" href="/admin/history.css">');

/**
 * What was done to an entry, the latest first.
 *
 * @param title The entry's, as it is now or was last.
 */
export function renderHistory(key: EntryKey, title: string, { draft, published, older }: History): string {
  const more = older && `${historyBase(keyOfPath(older.path))}?tu=${older.commit}`;
  return page(
    `Lịch sử: ${title}`,
    `${renderWhose(key)}
    ${draft === null ? '' : `<h2>Bản nháp đang mở</h2>\n    ${renderList(draft)}`}
    <h2>Trên trang</h2>
    ${published.length === 0 ? '<p>Bài chưa được đăng.</p>' : renderList(published)}
    ${more === null ? '' : `<p><a href="${escapeHtml(more)}">Xem các bản cũ hơn</a></p>`}`,
  );
}

/** What was done on the site, the latest first. */
export function renderRecent({ deeds, older }: Awaited<ReturnType<typeof readRecent>>): string {
  const lines = deeds.map(({ commit, paths, more }) => {
    const names = paths.map((path) => {
      const key = keyOfPath(path);
      return `<a href="${escapeHtml(historyBase(key))}">${escapeHtml(`${key.collection}/${key.slug}`)}</a>`;
    });
    const rest = more === 0 ? [] : [`và ${more} bài nữa`];
    return `
      <li>
        ${renderMoment(commit)}<br>
        ${escapeHtml(commit.message.split('\n', 1)[0] ?? '')}</p>
        <p>${[...names, ...rest].join(', ')}</p>
      </li>`;
  });
  return page(
    'Việc đã làm trên trang',
    `<p><a href="/admin/">Về trang quản trị</a></p>
    <ol class="versions">${lines.join('')}</ol>
    ${older === null ? '' : `<p><a href="/admin/lich-su?tu=${older}">Xem việc cũ hơn</a></p>`}`,
  );
}

const renderWhose = (key: EntryKey): string =>
  `<p><code>${key.collection}/${key.slug}</code> · <a href="${editorOfKey(key)}">Mở bài để sửa</a> ·
    <a href="/admin/lich-su">Việc đã làm trên trang</a></p>`;

const renderList = (versions: readonly (Version | PublishedVersion)[]): string =>
  `<ol class="versions">${versions.map((version) => renderLine(version)).join('')}</ol>`;

function renderLine(version: Version | PublishedVersion): string {
  const steps = 'steps' in version ? version.steps : [];
  const inside =
    steps.length === 0
      ? ''
      : `<details><summary>${steps.length} bước trước khi đăng</summary>${renderList(steps)}</details>`;
  const look =
    version.kind === 'moved'
      ? ''
      : `<a href="${escapeHtml(historyBase(keyOfPath(version.path)))}?ban=${version.commit.id}">Xem bản này<span class="vh">: ${momentOf(version)}</span></a>`;
  return `
      <li>
        ${renderWho(version)} ${look}
        ${inside}
      </li>`;
}

const momentOf = ({ commit }: Pick<Version, 'commit'>): string =>
  showMoment(commit.author.date.toISOString());

/** The beginning of a paragraph: when, and who. */
const renderMoment = (commit: Commit): string =>
  `<p><time datetime="${commit.author.date.toISOString()}">${momentOf({ commit })}</time> · <b>${escapeHtml(commit.author.name)}</b>`;

/** Who did what and when, and what was said with it. */
function renderWho(version: Version): string {
  const { commit, note } = version;
  const said = note === null ? '' : `<blockquote>${escapeHtml(note)}</blockquote>`;
  return `${renderMoment(commit)}<br>
        ${escapeHtml(describe(version))}</p>${said}`;
}

const nameOf = (path: string | undefined): string => path?.replace(/^content\/|\.mdx$/g, '') ?? '';

function describe({ kind, subject, stage, before, other }: Version): string {
  switch (kind) {
    case 'published':
      return before === null ? 'Đăng lần đầu' : 'Đăng bản sửa';
    case 'arrived':
      return `Đổi đường dẫn, trước là ${nameOf(other)}`;
    case 'left':
      return `Đổi đường dẫn thành ${nameOf(other)}`;
    case 'removed':
      return 'Xóa khỏi trang';
    case 'moved':
      return stage === null ? subject : `Chuyển sang “${stageLabels[stage]}”`;
    case 'saved':
      return subject;
  }
}

export interface VersionView {
  readonly key: EntryKey;
  readonly title: string;
  readonly version: Version;
  /** The whole text; null where the version took it away. */
  readonly text: string | null;
  /** Against the text before it; null where the two have too little in common, `undefined` where there was none. */
  readonly compared: readonly Compared[] | null | undefined;
  /** What a form has to send to make this text the draft's; null where it is the present text, or can't be. */
  readonly restore: { readonly seen: string } | null;
}

/** One version: what changed in it, and all of it, to be copied or taken back. */
export function renderVersion({ key, title, version, text, compared, restore }: VersionView): string {
  return page(
    `${title}, bản lúc ${momentOf(version)}`,
    `${renderWhose(key)}
    ${renderWho(version)}
    <p><a href="${historyBase(key)}">Về lịch sử bài</a></p>
    <h2>Thay đổi so với bản trước</h2>
    ${renderComparison(compared)}
    ${text === null ? '' : renderText(key, version, text, restore)}`,
  );
}

function renderText(key: EntryKey, version: Version, text: string, restore: VersionView['restore']): string {
  const form =
    restore === null
      ? ''
      : `<form method="post" action="${historyBase(key)}">
      <input type="hidden" name="ban" value="${version.commit.id}">
      <input type="hidden" name="seen" value="${restore.seen}">
      <p>Chữ của bản này thay cho chữ của bản nháp; bản đang đăng chưa đổi gì cho đến khi bản nháp được duyệt và đăng.</p>
      <button type="submit">Lấy bản này làm bản nháp</button>
    </form>`;
  return `<h2 id="toan-van">Toàn văn bản này</h2>
    <textarea aria-labelledby="toan-van" rows="18" readonly spellcheck="false">${escapeHtml(text)}</textarea>
    ${form}`;
}

function renderComparison(compared: VersionView['compared']): string {
  if (compared === undefined) return '<p>Đây là bản đầu tiên.</p>';
  if (compared === null) return '<p>Hai bản khác nhau gần hết, nên không so từng chữ. Toàn văn ở dưới.</p>';
  if (compared.every(({ kind }) => kind === 'same')) return '<p>Chữ của bài không đổi.</p>';
  return `<div class="diff">${compared
    .map((one, index) =>
      one.kind === 'same'
        ? renderSame(one.lines, index > 0, index < compared.length - 1)
        : `<p class="changed">${renderParts(one.parts)}</p>`,
    )
    .join('')}</div>`;
}

const CONTEXT = 2;

/** Of what has not changed, the lines beside a change. */
function renderSame(lines: readonly string[], isAfter: boolean, isBefore: boolean): string {
  const head = isAfter ? CONTEXT : 0;
  const tail = isBefore ? CONTEXT : 0;
  const line = (text: string) => `<p>${escapeHtml(text) || '&nbsp;'}</p>`;
  if (lines.length <= head + tail + 1) return lines.map(line).join('');
  return [
    ...lines.slice(0, head).map(line),
    `<p class="skipped">… ${lines.length - head - tail} dòng giống nhau …</p>`,
    ...lines.slice(lines.length - tail).map(line),
  ].join('');
}

/** As `src/components/Wording.astro`: screen readers say nothing of `<del>` and `<ins>` as they are set up. */
const renderParts = (parts: readonly DiffPart[]): string =>
  parts
    .map(({ kind, text, spaced }, index) => {
      const space = index > 0 && spaced ? ' ' : '';
      switch (kind) {
        case 'same':
          return space + escapeHtml(text);
        case 'removed':
          return `${space}<del><span class="vh">bỏ: </span>${escapeHtml(text)}</del>`;
        case 'added':
          return `${space}<ins><span class="vh">thêm: </span>${escapeHtml(text)}</ins>`;
      }
    })
    .join('');
