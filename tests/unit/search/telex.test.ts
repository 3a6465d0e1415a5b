import { describe, expect, it } from 'vitest';
import { decodeKeystrokes, isSyllable } from '../../../src/search/words/telex.ts';

describe('keystrokes of a keyboard left in English', () => {
  it.each([
    ['ddua', 'đua'],
    ['thuwowngr', 'thưởng'],
    ['thuowngr', 'thưởng'],
    ['thuongwr', 'thưởng'],
    ['nguyeexn', 'nguyễn'],
    ['nguyeenx', 'nguyễn'],
    ['quoocs', 'quốc'],
    ['hoaf', 'hòa'],
    ['toans', 'toán'],
    ['giaos', 'giáo'],
    ['quyeets', 'quyết'],
    ['tana', 'tân'],
    ['duad', 'đua'],
    ['tw', 'tư'],
  ])('mean, in Telex: %s is %s', (typed, meant) => {
    expect(decodeKeystrokes(typed)).toBe(meant);
  });

  it.each([
    ['d9ua', 'đua'],
    ['thu7o7ng3', 'thưởng'],
    ['thuong73', 'thưởng'],
    ['nguye6n4', 'nguyễn'],
    ['d9o6ng', 'đông'],
    ['ca8n', 'căn'],
  ])('mean, in VNI: %s is %s', (typed, meant) => {
    expect(decodeKeystrokes(typed)).toBe(meant);
  });

  it.each(['thi', 'dua', 'hop', 'excel', 'qh14', 'a4', 'cap3', 'covid19', 'ubnd', 'ttg', 'đua', ''])(
    'are not seen in %s',
    (typed) => {
      expect(decodeKeystrokes(typed)).toBeUndefined();
    },
  );
});

it('A syllable is told from an abbreviation or a foreign word', () => {
  expect('nghiêng khuỷu quyền ý ưỡn đắk giếng'.split(' ').filter((word) => !isSyllable(word))).toEqual([]);
  expect('ttg vpqh computer qđ strong'.split(' ').filter(isSyllable)).toEqual([]);
  expect('saử đuầ khooán nưóc huớng bnả'.split(' ').filter(isSyllable)).toEqual([]);
  expect(
    'xoong khuâng quăn giặc uống thuở đường khuya'.split(' ').filter((word) => !isSyllable(word)),
  ).toEqual([]);
});
