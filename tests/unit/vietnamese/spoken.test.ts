import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoman, sayNumber } from '../../../src/vietnamese/numbers.ts';
import { countSpoken, readings, speak } from '../../../src/vietnamese/spoken.ts';

describe('Numbers are said as the national radio says them', () => {
  it.each([
    ['0', 'không'],
    ['5', 'năm'],
    ['10', 'mười'],
    ['11', 'mười một'],
    ['14', 'mười bốn'],
    ['15', 'mười lăm'],
    ['21', 'hai mươi mốt'],
    ['24', 'hai mươi tư'],
    ['25', 'hai mươi lăm'],
    ['90', 'chín mươi'],
    ['101', 'một trăm linh một'],
    ['110', 'một trăm mười'],
    ['1005', 'một nghìn không trăm linh năm'],
    ['2020', 'hai nghìn không trăm hai mươi'],
    ['1847', 'một nghìn tám trăm bốn mươi bảy'],
    ['1000000', 'một triệu'],
    ['1000005', 'một triệu không trăm linh năm'],
    ['1000000000', 'một tỷ'],
    ['12000000000', 'mười hai tỷ'],
    ['1000000000000', 'một nghìn tỷ'],
    ['06', 'không sáu'],
  ])('%s: %s', (digits, said) => expect(sayNumber(digits)).toBe(said));

  /** The way back, written for this test alone: groups with their units, from the words. */
  const VALUES: Readonly<Record<string, number>> = {
    ...{
      không: 0,
      một: 1,
      mốt: 1,
      hai: 2,
      ba: 3,
      bốn: 4,
      tư: 4,
      năm: 5,
      lăm: 5,
      sáu: 6,
      bảy: 7,
      tám: 8,
      chín: 9,
    },
  };
  function hear(words: readonly string[]): number {
    const billions = words.lastIndexOf('tỷ');
    if (billions >= 0) return hear(words.slice(0, billions)) * 1e9 + hear(words.slice(billions + 1));
    let total = 0;
    let group = 0;
    let last = 0;
    for (const word of words) {
      if (word === 'triệu' || word === 'nghìn') {
        total += (group + last) * (word === 'triệu' ? 1e6 : 1e3);
        group = last = 0;
      } else if (word === 'trăm') {
        group += last * 100;
        last = 0;
      } else if (word === 'mươi') {
        group += last * 10;
        last = 0;
      } else if (word === 'mười') group += 10;
      else if (word !== 'linh') last = VALUES[word] ?? NaN;
    }
    return total + group + last;
  }

  it('and any number comes back from its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (value) => {
        expect(hear(sayNumber(String(value)).split(' '))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('Roman numerals are read, and what only looks like one is not', () => {
  const write = (value: number): string =>
    [...[1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1].entries()].reduce(
      ({ left, text }, [index, step]) => ({
        left: left % step,
        text:
          text +
          (['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'][index] ?? '').repeat(
            Math.floor(left / step),
          ),
      }),
      { left: value, text: '' },
    ).text;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_999 }), (value) => {
      expect(readRoman(write(value))).toBe(value);
    }),
  );
  for (const text of ['', 'IIX', 'VPQH', 'IC', 'VV']) expect(readRoman(text)).toBeUndefined();
});

describe('A presenter reads', () => {
  it.each([
    ['trước ngày 18/02/2020', 'trước ngày mười tám tháng hai năm hai nghìn không trăm hai mươi'],
    ['19/5', 'ngày mười chín tháng năm'],
    ['Ngày 2/9', 'ngày mùng hai tháng chín'],
    ['sáng 03/02', 'sáng ngày mùng ba tháng hai'],
    ['1/5 số phiếu', 'một phần năm số phiếu'],
    ['tháng 02/2020', 'tháng hai năm hai nghìn không trăm hai mươi'],
    ['tháng 4', 'tháng tư'],
    ['ngày 03', 'ngày ba'],
    [
      '03/02/1930 - 03/02/2020',
      'ngày mùng ba tháng hai năm một nghìn chín trăm ba mươi đến ngày mùng ba tháng hai năm hai nghìn không trăm hai mươi',
    ],
    ['giai đoạn 2016–2020', 'giai đoạn hai nghìn không trăm mười sáu đến hai nghìn không trăm hai mươi'],
    ['lúc 08:30', 'lúc tám giờ ba mươi phút'],
    ['14h', 'mười bốn giờ'],
    ['8h05', 'tám giờ năm phút'],
    ['Dồn từ 16 giờ đến khuya', 'Dồn từ mười sáu giờ đến khuya'],
    ['12,5%', 'mười hai phẩy năm phần trăm'],
    ['0,05', 'không phẩy không năm'],
    ['7.000 trang', 'bảy nghìn trang'],
    ['1.250.000 đồng', 'một triệu hai trăm năm mươi nghìn đồng'],
    ['500.000đ', 'năm trăm nghìn đồng'],
    ['1,2 tỷ đồng', 'một phẩy hai tỷ đồng'],
    ['24 kg giấy', 'hai mươi tư ki lô gam giấy'],
    ['rộng 120m²', 'rộng một trăm hai mươi mét vuông'],
    ['chạy 60 km/h', 'chạy sáu mươi ki lô mét trên giờ'],
    ['Công nghiệp 4.0', 'Công nghiệp bốn chấm không'],
    ['3 → 1', 'ba thành một'],
    [
      'Quyết định số 1847/QĐ-TTg',
      'Quyết định số một nghìn tám trăm bốn mươi bảy trên quyết định trên Thủ tướng',
    ],
    [
      'Luật số 06/2022/QH15',
      'Luật số không sáu trên hai nghìn không trăm hai mươi hai trên Quốc hội khóa mười lăm',
    ],
    ['30/2020/NĐ-CP', 'ba mươi trên hai nghìn không trăm hai mươi trên nghị định trên Chính phủ'],
    ['Quốc hội khóa XIV', 'Quốc hội khóa mười bốn'],
    ['Đại hội lần thứ IV', 'Đại hội lần thứ tư'],
    ['Đại hội XIII', 'Đại hội mười ba'],
    ['quý I', 'quý một'],
    ['kỳ họp thứ 10', 'kỳ họp thứ mười'],
    ['VPQH, HĐND và UBND', 'Văn phòng Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân'],
    ['máy MFP', 'máy mờ ép pê'],
    ['NASA', 'NASA'],
    ['khổ A4', 'khổ A bốn'],
    ['gọi 0912', 'gọi không chín một hai'],
    ['Vụ Tổ chức & Cán bộ', 'Vụ Tổ chức và Cán bộ'],
    ['ĐOÀN KẾT', 'ĐOÀN KẾT'],
  ])('%s: %s', (written, said) => expect(speak(written)).toBe(said));
});

const pieces = fc.constantFrom(
  ...[
    '18/02/2020',
    '31/12',
    '9/10',
    '7.000',
    '12,5%',
    'QH15',
    '1847/QĐ-TTg',
    'khóa XIV',
    '08:30',
    '8h',
    'VPQH',
    'XYZ',
  ],
  ...[
    'trang',
    'Đơn vị mẫu A',
    '24kg',
    '2016-2020',
    '.',
    ',',
    '(',
    ')',
    '“',
    '”',
    '\n',
    '1.000.000.000',
    '0,05',
    '3 → 1',
    'm²',
  ],
);

describe('However it is written', () => {
  const written = fc.array(
    fc.oneof(pieces, fc.nat().map(String), fc.string({ unit: 'binary', maxLength: 6 })),
    { maxLength: 20 },
  );

  it('no figure is left to be read, and saying it twice changes nothing', () => {
    fc.assert(
      fc.property(written, (parts) => {
        const said = speak(parts.join(' '));
        expect(said).not.toMatch(/[0-9]/);
        expect(said).toBe(said.normalize('NFC'));
        expect(speak(said)).toBe(said);
      }),
      { numRuns: 1_000 },
    );
  });

  it('words without figures, signs and capitals are said as they are written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ai', 'cũng', 'phải', 'biết', 'mình', 'đang', 'đợi', 'việc', 'gì'), {
          minLength: 1,
        }),
        (words) => {
          expect(speak(words.join(' '))).toBe(words.join(' '));
          expect(countSpoken(words.join(' '))).toBe(words.length);
        },
      ),
    );
  });
});

it('a date of one run is twelve syllables of speech', () => {
  expect(countSpoken('18/02/2020')).toBe(12);
});

it('the presenter is told how to read what is not read as written, each once', () => {
  expect(readings('VPQH theo 1847/QĐ-TTg và Luật 06/2022/QH15; VPQH, NASA.')).toEqual([
    { written: 'VPQH', said: 'Văn phòng Quốc hội' },
    { written: '1847/QĐ-TTg', said: 'một nghìn tám trăm bốn mươi bảy trên quyết định trên Thủ tướng' },
    {
      written: '06/2022/QH15',
      said: 'không sáu trên hai nghìn không trăm hai mươi hai trên Quốc hội khóa mười lăm',
    },
  ]);
});
