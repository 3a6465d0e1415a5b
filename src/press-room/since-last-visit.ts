/**
 * Marks in the press room what is new to this reader. The last visit is kept in the reader's own browser and sent nowhere.
 * The page is whole without this script. It needs these elements:
 *
 * ```html
 * <div data-since hidden><p role="status"></p><button type="button">Quên lần ghé này</button></div>
 * <tr data-news="article"><td><time datetime="…">…</time></td><th data-mark>…</th></tr>
 * <li data-news="withdrawal"><span data-mark>…</span> <time datetime="…">…</time></li>
 * ```
 */
import { describeNews, isNewSince, type News, readVisit, type Visit, visitOf } from './visit.ts';

const KEY = 'phong-bao-chi';

const panel = document.querySelector<HTMLElement>('[data-since]');
const places = [...document.querySelectorAll<HTMLElement>('[data-news]')];
if (panel && places.length > 0) markNews(panel, places);

function markNews(panel: HTMLElement, places: readonly HTMLElement[]): void {
  const news = places.map((place) => ({ ...newsOf(place), place }));
  const before = remember(visitOf(news, new Date()));
  const words = panel.querySelector('[role=status]');
  const forget = panel.querySelector('button');
  if (!before || !words || !forget) return;
  const fresh = news.filter((one) => isNewSince(before, one));
  const marks = fresh.map(({ place }) => {
    const mark = document.createElement('span');
    mark.className = 'fresh';
    mark.textContent = 'Mới';
    place.querySelector('[data-mark]')?.append(' ', mark);
    return mark;
  });
  panel.hidden = false;
  words.textContent = describeNews(fresh, before);
  forget.addEventListener('click', () => {
    localStorage.removeItem(KEY);
    for (const mark of marks) mark.remove();
    forget.hidden = true;
    words.textContent = 'Đã xóa. Trình duyệt này không còn nhớ bạn ghé lúc nào.';
  });
}

function newsOf(place: HTMLElement): News {
  const kind = place.dataset['news'] === 'withdrawal' ? 'withdrawal' : 'article';
  return { kind, at: place.querySelector('time')?.dateTime ?? '' };
}

/**
 * Keeps this visit and answers with the one before it. Within one tab that stays the same, so that the marks are still there
 * after reading an article and coming back.
 */
function remember(visit: Visit): Visit | undefined {
  try {
    const before = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? '';
    sessionStorage.setItem(KEY, before);
    localStorage.setItem(KEY, JSON.stringify(visit));
    return readVisit(before);
  } catch {
    // A browser that keeps nothing for anybody: then every visit is the first.
    return undefined;
  }
}
