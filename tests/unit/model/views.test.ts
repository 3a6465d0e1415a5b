import { describe, expect, it } from 'vitest';
import { articlesOfOutlet } from '../../../src/model/relations.ts';
import { articleView } from '../../../src/model/views/article.ts';
import { listViews, PAGE_SIZE, pagingOf, unitViews } from '../../../src/model/views/list.ts';
import { homeView } from '../../../src/model/views/home.ts';
import { planView } from '../../../src/model/views/plan.ts';
import { catalogOf, entry } from './catalog-of.ts';

const plan = entry('plans', '2020');
const unit = entry('units', 'don-vi-mau');

describe('The page of a story', () => {
  const view = (fields: Readonly<Record<string, unknown>>) => {
    const story = entry('stories', '2020/mot-bai', fields);
    return articleView(catalogOf(plan, unit, story), story);
  };

  it('tells the facts in the order of the form, each where it leads', () => {
    const { facts } = view({
      kind: 'person',
      plan: '2020',
      task: 2,
      subject: {
        name: 'Lê An Nhiên',
        role: 'Văn thư',
        highlight: 'Sổ tay',
        results: 'Nhanh gấp đôi',
        titles: [{ title: 'Lao động tiên tiến', year: 2019 }],
        consentGivenAt: '2020-01-01',
      },
    });
    expect(facts.name).toBe('Lê An Nhiên');
    expect(facts.monogram).toBe('N');
    expect(facts.rows.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Công việc: Văn thư',
      'Đơn vị: Đơn vị mẫu',
      'Lĩnh vực: Kỹ thuật',
      'Nhiệm vụ trong kế hoạch: Phục vụ kỳ họp',
      'Việc làm nổi bật: Sổ tay',
      'Kết quả: Nhanh gấp đôi',
      'Danh hiệu: Lao động tiên tiến (2019)',
    ]);
    expect(facts.rows.find(({ label }) => label === 'Đơn vị')?.href).toBe('/don-vi/don-vi-mau/');
    expect(facts.rows.find(({ label }) => label.startsWith('Nhiệm vụ'))?.href).toBe(
      '/ke-hoach/2020/#nhiem-vu-2',
    );
  });

  it.each([
    ['Lê An Nhiên', 'N'],
    ['Nguyễn Thị Ánh', 'Á'],
    ['đỗ  đức ', 'Đ'],
    ['Ánh'.normalize('NFD'), 'Á'],
    ['Y Moan', 'M'],
  ])('begins the given name of %s with %s', (name, monogram) => {
    expect(view({ kind: 'good-deed', subject: { name } }).facts.monogram).toBe(monogram);
  });

  it('gives a group no monogram, and a story without a subject the name of its kind', () => {
    expect(view({ subject: { name: 'Tổ âm thanh' } }).facts).not.toHaveProperty('monogram');
    expect(view({}).facts.name).toBe('Tập thể');
  });

  it('names the plan where the task is not said or is not one of the plan', () => {
    expect(view({ plan: '2020' }).facts.rows).toContainEqual({
      label: 'Kế hoạch',
      value: 'Năm 2020',
      href: '/ke-hoach/2020/',
    });
    expect(view({ plan: '2020', task: 9 }).facts.rows).toContainEqual({
      label: 'Kế hoạch',
      value: 'Năm 2020',
      href: '/ke-hoach/2020/',
    });
  });

  it('logs corrections newest first, above the first publication', () => {
    const correction = (at: string, right: string) => ({ at, by: 'Ban biên tập', wrong: 'tám mươi', right });
    const { log, corrected } = view({
      corrections: [
        correction('2020-02-06T09:20:00+07:00', 'chín mươi'),
        correction('2020-02-07T01:00:00Z', 'một trăm'),
      ],
    });
    expect(log.map(({ version, shown, correction: change }) => [version, shown, change?.right])).toEqual([
      [3, '07/02/2020, 08:00', 'một trăm'],
      [2, '06/02/2020, 09:20', 'chín mươi'],
      [1, '03/02/2020, 14:00', undefined],
    ]);
    expect(log[1]?.correction?.changes).toEqual([
      { kind: 'removed', text: 'tám', spaced: true },
      { kind: 'added', text: 'chín', spaced: true },
      { kind: 'same', text: 'mươi', spaced: true },
    ]);
    expect(corrected?.shown).toBe('07/02/2020, 08:00');
    expect(view({}).log).toEqual([]);
  });

  it('tells where it was used again, the latest first, by the names of the outlets', () => {
    const use = { outlet: 'bao-mau', date: '2020-02-05', url: 'https://bao-mau.example/a' };
    const article = entry('stories', '2020/mot-bai', {
      republished: [use, { ...use, date: '2020-03-01', title: 'Tên khác' }],
    });
    const catalog = catalogOf(article, entry('stories', '2020/bai-khac'), entry('outlets', 'bao-mau'));
    expect(articleView(catalog, article).republished).toEqual([
      {
        outlet: 'Báo mẫu',
        title: 'Tên khác',
        url: 'https://bao-mau.example/a',
        day: { iso: '2020-03-01', shown: '01/03/2020' },
      },
      {
        outlet: 'Báo mẫu',
        url: 'https://bao-mau.example/a',
        day: { iso: '2020-02-05', shown: '05/02/2020' },
      },
    ]);
    expect(articlesOfOutlet(catalog, 'bao-mau').map(({ id }) => id)).toEqual(['2020/mot-bai']);
    expect(articlesOfOutlet(catalog, 'bao-khac')).toEqual([]);
  });

  it('says how long it takes to read', () => {
    expect(view({}).minutes).toBe(3);
  });

  it('shows artwork of its own where there is no photo', () => {
    expect(view({}).art).toEqual({
      kind: 'artwork',
      src: '/do-hoa/stories/2020/mot-bai.svg',
      seed: '2020/mot-bai',
    });
  });

  it('fails rather than leave out a photo that is not there', () => {
    const photo = {
      src: '/media/2020/a.jpg',
      alt: 'Mô tả',
      caption: 'Chú thích',
      credit: 'Mẫu',
      rights: 'cc-by',
    };
    expect(() => view({ photo })).toThrow('/media/2020/a.jpg');
  });
});

describe('The page of an initiative or of news', () => {
  it('is led by what was measured, and signed by its authors', () => {
    const initiative = entry('initiatives', '2020/a');
    const { facts, byline, kicker } = articleView(catalogOf(initiative), initiative);
    expect(facts.name).toBe('3 → 1');
    expect(facts.rows.slice(0, 2)).toEqual([
      { label: 'Số đo', value: 'số tờ phải điền' },
      { label: 'Tình trạng', value: 'Đã áp dụng' },
    ]);
    expect(byline).toBe('Chị An, Anh Ba');
    expect(kicker).toBe('Sáng kiến');
  });

  it('names its source, and does not invent what it was not given', () => {
    const source = { title: 'Cổng thông tin', url: 'https://a.vn/b' };
    const news = entry('news', '2020/a', { unit: undefined, topic: undefined, source });
    const { facts, ...view } = articleView(catalogOf(news), news);
    expect(facts.rows).toEqual([{ label: 'Nguồn', value: 'Cổng thông tin', href: 'https://a.vn/b' }]);
    for (const absent of ['byline', 'topic', 'corrected']) expect(view).not.toHaveProperty(absent);
  });
});

describe('A list is paged', () => {
  const stories = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      entry('stories', `2020/bai-${String(index).padStart(4, '0')}`),
    );

  it('with one page when it is empty', () => {
    const [view, ...others] = listViews(catalogOf(), 'stories');
    expect(others).toEqual([]);
    expect(view).toMatchObject({ cards: [], paging: { current: 1, last: 1 } });
    expect(view?.paging).not.toHaveProperty('next');
  });

  it.each([
    [PAGE_SIZE, 1],
    [PAGE_SIZE + 1, 2],
    [3 * PAGE_SIZE, 3],
  ])('%i stories on %i pages, each story once', (count, pages) => {
    const views = listViews(catalogOf(...stories(count)), 'stories');
    expect(views).toHaveLength(pages);
    const shown = views.flatMap((view) => view.cards.map((card) => card.href));
    expect(new Set(shown).size).toBe(count);
    expect(views.map((view) => view.head.path)).toEqual(
      Array.from({ length: pages }, (_, index) =>
        index === 0 ? '/guong-dien-hinh/' : `/guong-dien-hinh/trang-${index + 1}/`,
      ),
    );
    expect(new Set(views.map((view) => view.head.title)).size).toBe(pages);
  });

  it('with ways to the pages beside, the first and the last, however long it is', () => {
    const { pages, previous, next } = pagingOf('/tin-tuc/', 400 * PAGE_SIZE, 200);
    expect(pages.map(({ number }) => number)).toEqual([1, 198, 199, 200, 201, 202, 400]);
    expect([previous, next]).toEqual(['/tin-tuc/trang-199/', '/tin-tuc/trang-201/']);
    expect(pagingOf('/tin-tuc/', 400 * PAGE_SIZE, 2).previous).toBe('/tin-tuc/');
    expect(pagingOf('/tin-tuc/', 400 * PAGE_SIZE, 400)).not.toHaveProperty('next');
  });

  it('also on the page of a unit', () => {
    const views = unitViews(catalogOf(unit, ...stories(PAGE_SIZE + 1)));
    expect(views.map((view) => view.head.path)).toEqual([
      '/don-vi/don-vi-mau/',
      '/don-vi/don-vi-mau/trang-2/',
    ]);
  });
});

describe('The pages that gather', () => {
  it('the home page leads with the newest story, then three more', () => {
    const stories = [1, 2, 3, 4, 5].map((day) =>
      entry('stories', `2020/bai-${day}`, { publishedAt: `2020-03-0${day}T08:00:00+07:00` }),
    );
    const view = homeView(catalogOf(plan, ...stories), '2020-03-06');
    expect(view.lead?.href).toBe('/guong-dien-hinh/2020/bai-5/');
    expect(view.stories.map(({ href }) => href.at(-2))).toEqual(['4', '3', '2']);
    expect(view.plan?.themeShort).toBe('Đổi mới');
  });

  it('the home page stands before there is anything', () => {
    expect(homeView(catalogOf(), '2020-03-06')).toMatchObject({ stories: [], news: [], initiatives: [] });
  });

  it('the plan counts the stories that answer each of its tasks', () => {
    const answers = [1, 2, 2].map((task, index) =>
      entry('stories', `2020/bai-${index}`, { plan: '2020', task }),
    );
    expect(planView(catalogOf(plan, ...answers), plan, '2020-03-06').coverage).toEqual([1, 2]);
  });
});
