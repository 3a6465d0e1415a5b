import { type MomentView, momentView } from '../card.ts';
import type { Catalog } from '../catalog.ts';
import { correctionsOf, settledAt } from '../corrections.ts';
import type { PictureFile } from '../picture.ts';
import { articlesOf } from '../relations.ts';
import { type Article, listPath, pathOf, paths } from '../urls.ts';
import { type Head, home } from './head.ts';
import { pageUp, type Paging } from './list.ts';
import { type LogNote, pressLog } from './press-log.ts';

/** What a newsroom wants to know of an article before it opens it. */
export interface PressRow {
  readonly href: string;
  readonly title: string;
  /** Its latest correction, or its publication: a corrected article is news once more. */
  readonly at: MomentView;
  /** Photos that others may publish. */
  readonly photos: number;
  /** Of its body. */
  readonly syllables: number;
  readonly corrected: boolean;
  /** What a broadcaster may put behind its own words; only behind the door for television. */
  readonly background?: PictureFile;
  readonly sample: boolean;
}

const pressRow = (catalog: Catalog, article: Article): PressRow => ({
  href: pathOf(article),
  title: article.data.title,
  at: momentView(settledAt(catalog, article)),
  photos: article.photos.filter(({ rights }) => rights !== 'site-only').length,
  syllables: article.syllables,
  corrected: correctionsOf(catalog, article).length > 0,
  sample: article.data.sample,
});

/** All articles, the one that was settled last first. */
const settledArticles = (catalog: Catalog): Article[] =>
  articlesOf(catalog).sort((a, b) => Date.parse(settledAt(catalog, b)) - Date.parse(settledAt(catalog, a)));

const NEWEST = 12;
const LATEST_NOTES = 5;

export interface PressRoomView {
  readonly head: Head;
  readonly summary: string;
  readonly newest: readonly PressRow[];
  readonly log: readonly LogNote[];
}

export function pressRoomView(catalog: Catalog): PressRoomView {
  const title = 'Phòng báo chí';
  const summary =
    'Lấy đúng thứ bạn cần, kèm nguồn, trong một lần ghé. Nội dung ở đây đã duyệt để đăng lại; bài nào sửa hay rút đều ghi ' +
    'lại bên dưới.';
  return {
    head: { title, description: summary, path: paths.press, crumbs: [home, { name: title }] },
    summary,
    newest: settledArticles(catalog)
      .slice(0, NEWEST)
      .map((article) => pressRow(catalog, article)),
    log: pressLog(catalog).slice(0, LATEST_NOTES),
  };
}

/** A page of a door's list: the same articles, each with what one kind of newsroom comes for. */
export interface PressDoorView {
  readonly head: Head;
  readonly door: Door;
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly PressRow[];
  readonly paging: Paging;
}

const doors = {
  print: {
    base: paths.pressPrint,
    title: 'Báo in, báo điện tử',
    summary:
      'Bài mới đăng, mới sửa đứng đầu. Bấm vào tệp là tải được ngay; dòng nguồn và quyền sử dụng có sẵn trong từng tệp.',
  },
  television: {
    base: paths.pressTelevision,
    title: 'Truyền hình',
    summary: 'Kịch bản có thời lượng, lời bình đọc được ngay, hình nền 16:9 và ảnh kèm nguồn của từng bài.',
  },
} as const;

export type Door = keyof typeof doors;

/**
 * Every page of the list behind a door.
 *
 * @param backgroundOf what television may show behind its own words: who knows how pictures are made says which this is
 */
export function pressDoorViews(
  catalog: Catalog,
  door: Door,
  backgroundOf?: (article: Article) => PictureFile,
): PressDoorView[] {
  const { base, title, summary } = doors[door];
  return pageUp(settledArticles(catalog), base, (slice, paging) => {
    const named = paging.current === 1 ? title : `${title}, trang ${paging.current}`;
    const path = listPath(base, paging.current);
    const crumbs = [home, { name: 'Phòng báo chí', href: paths.press }, { name: named }];
    return {
      head: { title: named, description: summary, path, crumbs },
      door,
      title,
      summary,
      rows: slice.map((article) => ({
        ...pressRow(catalog, article),
        ...(backgroundOf ? { background: backgroundOf(article) } : {}),
      })),
      paging,
    };
  });
}
