import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/load/read-content.ts';
import { openHouse, STORY } from './content-folder.ts';

const AWARD = 'awards/2020/tap-the-lao-dong-xuat-sac.mdx';

describe('An award', () => {
  it('is asked for the consent of a person who is real', async () => {
    const house = await openHouse();
    await house.replace(AWARD, 'kind: excellent-collective', 'kind: certificate-of-merit');
    await house.replace(AWARD, '  kind: collective', '  kind: person');
    expect(await house.problems()).toEqual([]);
    await house.replace(AWARD, 'sample: true', 'sample: false');
    expect(await house.problems()).toEqual([expect.stringContaining('recipient.consentGivenAt')]);
  });

  it('of a title for collectives goes to no person', async () => {
    const house = await openHouse();
    await house.replace(AWARD, '  kind: collective', '  kind: person');
    expect(await house.problems()).toEqual([
      `${AWARD}:6 recipient.kind (Là): không hợp với danh hiệu đã chọn`,
    ]);
  });

  it('that a story names must be there', async () => {
    const house = await openHouse();
    const titles = (award: string): string =>
      `subject:\n  name: Tổ mẫu\n  titles:\n    - title: Tập thể lao động xuất sắc\n      year: 2019\n      award: ${award}\nsample: true`;
    await house.replace(STORY, 'sample: true', titles('2020/tap-the-lao-dong-xuat-sac'));
    expect(await house.problems()).toEqual([]);
    await house.replace(STORY, 'award: 2020/tap-the-lao-dong-xuat-sac', 'award: 2020/khong-co');
    expect(await house.problems()).toEqual([
      expect.stringContaining('không có khen thưởng nào tên “2020/khong-co”'),
    ]);
  });

  it('is not told as revoked before it is', async () => {
    const house = await openHouse();
    await house.replace(
      AWARD,
      'sample: true',
      'revoked:\n  at: 2020-11-12T09:00:00+07:00\n  by: Hội đồng mẫu\n  reason: Quyết định ghi nhầm năm.\nsample: true',
    );
    const { contentDir, cacheDir } = house;
    const { problems } = await readContent({ contentDir, cacheDir, now: new Date('2020-11-11T00:00:00Z') });
    expect(problems).toEqual([
      expect.objectContaining({ file: AWARD, field: 'revoked.at (Lúc thu hồi)', line: 13 }),
    ]);
  });
});
