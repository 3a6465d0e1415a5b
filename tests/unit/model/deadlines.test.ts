import { describe, expect, it } from 'vitest';
import { describeRemaining, milestonesOf, nextMilestones } from '../../../src/model/deadlines.ts';
import { calendarView } from '../../../src/model/views/calendar.ts';
import { catalogOf, entry } from './catalog-of.ts';

const deadline = (title: string, dueBefore: string) => ({
  title,
  dueBefore,
  appliesTo: 'Các đơn vị',
  submitTo: 'Vụ Tổ chức',
});
const plan = entry('plans', '2020', {
  deadlines: [deadline('Báo cáo sáu tháng', '2020-06-15'), deadline('Bản đăng ký thi đua', '2020-02-18')],
});
const congress = entry('events', '2020/dai-hoi', { title: 'Đại hội', kind: 'congress' });
const founding = entry('events', '2020/ngay-thanh-lap', { title: 'Ngày thành lập', date: '2020-02-03' });
const birthday = entry('events', '2020/ngay-sinh', {
  title: 'Ngày sinh',
  date: '2020-05-19',
  dateSource: 'general-knowledge',
});
const elsewhere = entry('events', '2021/nam-sau', { title: 'Năm sau', year: 2021, date: '2021-01-05' });
const catalog = catalogOf(plan, congress, birthday, founding, elsewhere);

describe('“Trước ngày 18/02” excludes the 18th', () => {
  it.each([
    ['2020-01-18', 'còn 30 ngày'],
    ['2020-02-15', 'còn 2 ngày'],
    ['2020-02-16', 'còn 1 ngày'],
    ['2020-02-17', 'hôm nay là ngày cuối'],
    ['2020-02-18', 'đã hết hạn'],
    ['2020-02-19', 'đã hết hạn'],
    ['2021-02-17', 'đã hết hạn'],
  ])('on %s: %s', (today, words) => {
    expect(describeRemaining('2020-02-18', today)).toBe(words);
    const milestone = milestonesOf(catalog, 2020, today).find(({ title }) => title === 'Bản đăng ký thi đua');
    expect(milestone).toMatchObject({ remaining: words, past: words === 'đã hết hạn' });
    expect(milestone?.note).toBe('Gửi Vụ Tổ chức trước ngày 18/02/2020');
  });
});

describe('The dates of a year', () => {
  it('come in order, those without a day last, those of other years not at all', () => {
    expect(milestonesOf(catalog, 2020, '2020-01-01').map(({ title }) => title)).toEqual([
      'Ngày thành lập',
      'Bản đăng ký thi đua',
      'Ngày sinh',
      'Báo cáo sáu tháng',
      'Đại hội',
    ]);
  });

  it('say where a day comes from, and that one is not set', () => {
    const notes = new Map(milestonesOf(catalog, 2020, '2020-01-01').map(({ title, note }) => [title, note]));
    expect(notes.get('Ngày thành lập')).toBe('Ngày kỷ niệm');
    expect(notes.get('Ngày sinh')).toBe('Ngày kỷ niệm; ngày theo hiểu biết chung, kế hoạch không nêu');
    expect(notes.get('Đại hội')).toBe('Đại hội, chưa ấn định ngày');
  });

  it('pass when their day is over: an occasion lasts its day, a thing without a day is never past', () => {
    const past = (today: string) =>
      milestonesOf(catalog, 2020, today)
        .filter((milestone) => milestone.past)
        .map(({ title }) => title);
    expect(past('2020-02-03')).toEqual([]);
    expect(past('2020-02-04')).toEqual(['Ngày thành lập']);
    expect(past('2030-01-01')).not.toContain('Đại hội');
  });

  it('have a place of their own each', () => {
    const ids = milestonesOf(catalog, 2020, '2020-01-01').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('The home page', () => {
  const titles = (today: string) => {
    const { upcoming, milestones } = nextMilestones(catalog, today);
    return [upcoming, ...milestones.map(({ title }) => title)];
  };

  it('tells the next three', () => {
    expect(titles('2020-01-01')).toEqual([true, 'Ngày thành lập', 'Bản đăng ký thi đua', 'Ngày sinh']);
    expect(titles('2020-02-18')).toEqual([true, 'Ngày sinh', 'Báo cáo sáu tháng']);
    expect(titles('2020-06-14')).toEqual([true, 'Báo cáo sáu tháng']);
  });

  it('shows how the year was laid out once it is over, and nothing before there is a plan', () => {
    expect(titles('2020-06-15')).toEqual([false, 'Ngày thành lập', 'Bản đăng ký thi đua', 'Ngày sinh']);
    expect(nextMilestones(catalogOf(founding), '2020-01-01')).toEqual({ upcoming: false, milestones: [] });
  });
});

describe('The calendar', () => {
  it('goes by year, newest first, and by month', () => {
    const { years } = calendarView(catalog, '2020-01-01');
    expect(years.map(({ year }) => year)).toEqual([2021, 2020]);
    expect(years[1]?.months.map(({ month, milestones }) => [month, milestones.length])).toEqual([
      [2, 2],
      [5, 1],
      [6, 1],
    ]);
    expect(years[1]?.undated.map(({ title }) => title)).toEqual(['Đại hội']);
  });
});
