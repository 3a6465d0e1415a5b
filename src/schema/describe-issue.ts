import type { z } from 'zod';
import { type AnyForm, labelOf } from './form.ts';

/** What is wrong with a value and how to mend it, in an editor's words. */
export interface Explanation {
  /** `photo.alt (Mô tả ảnh)` */
  readonly field: string;
  readonly found: string;
  readonly remedy: string;
  /** Set where a draft may do without it until it is published. */
  readonly later?: true;
}

type Issue = z.core.$ZodIssue;

/** What the custom rules of the schemas (`fields.ts`, `story.ts`) mean. */
const custom: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  'hidden-character': ['có ký tự không nhìn thấy', 'Xóa ký tự ấy, gõ lại chỗ đó'],
  'web-link': ['không phải một địa chỉ https', 'Chép cả địa chỉ, bắt đầu bằng https://'],
  'topic-twice': ['có hai lĩnh vực cùng một mã', 'Đổi mã của một trong hai'],
  'subject-missing': ['bài về cá nhân mà chưa có nhân vật', 'Điền mục Nhân vật hoặc tập thể'],
  'before-publication': [
    'sớm hơn lúc bài được đăng',
    'Sửa lại cho đúng lúc; bài chưa đăng thì sửa thẳng trong bài, không cần đính chính hay rút',
  ],
  'republished-early': ['sớm hơn ngày bài được đăng', 'Điền ngày nơi ấy đăng lại bài này'],
  'wrong-recipient': [
    'không hợp với danh hiệu đã chọn',
    'Chọn cá nhân cho danh hiệu của cá nhân, tập thể cho danh hiệu của tập thể',
  ],
  'other-day': ['không cùng ngày với mục Ngày', 'Sửa giờ bắt đầu hoặc điền lại mục Ngày'],
  'ends-first': ['không có giờ bắt đầu, hoặc không sau giờ ấy', 'Điền giờ bắt đầu trước giờ kết thúc'],
  'consent-missing': [
    'chưa ghi ngày nhân vật đồng ý',
    'Hỏi ý kiến nhân vật, rồi điền ngày người ấy đồng ý cho đăng',
  ],
};

/** A person is asked when there is a text to show; whoever had to fill in a day before saving would make one up. */
const LATER = new Set(['subject-missing', 'consent-missing']);

const formats: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  date: ['không phải một ngày', 'Viết theo mẫu 2020-02-18'],
  datetime: ['không phải một thời điểm có múi giờ', 'Viết theo mẫu 2020-02-18T08:00:00+07:00'],
  url: ['không phải một địa chỉ https', 'Chép cả địa chỉ, bắt đầu bằng https://'],
  email: ['không phải một địa chỉ thư', 'Viết theo mẫu ten@co-quan.vn'],
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'trống');
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
};

const EMPTY = ['để trống', 'Điền mục này'] as const;

/** `title:` and `title: "  "` leave a field as empty as not writing it does. */
const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** As the schemas count: without the spaces at the ends, and a letter with its marks as one. */
const lengthOf = (value: unknown): number => String(value).normalize('NFC').trim().length;

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );

const typeNames: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'có hoặc không (true, false)',
  array: 'danh sách',
  object: 'nhóm mục',
};

function reason(issue: Issue, value: unknown, form: AnyForm): readonly [found: string, remedy: string] {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(value)
        ? EMPTY
        : [`có ${shown(value)}`, `Ở đây cần ${typeNames[issue.expected] ?? issue.expected}`];
    case 'too_small':
      if (isMissing(value)) return EMPTY;
      return issue.origin === 'string'
        ? [`chỉ có ${lengthOf(value)} ký tự`, `Viết ít nhất ${issue.minimum} ký tự`]
        : issue.origin === 'array'
          ? ['chưa có dòng nào', `Thêm ít nhất ${issue.minimum} dòng`]
          : [`có ${shown(value)}`, `Số nhỏ nhất được nhận là ${issue.minimum}`];
    case 'too_big':
      return issue.origin === 'string'
        ? [`dài ${lengthOf(value)} ký tự`, `Rút xuống còn tối đa ${issue.maximum} ký tự`]
        : issue.origin === 'array'
          ? ['có quá nhiều dòng', `Giữ lại tối đa ${issue.maximum} dòng`]
          : [`có ${shown(value)}`, `Số lớn nhất được nhận là ${issue.maximum}`];
    case 'invalid_value':
      return [
        isMissing(value) ? EMPTY[0] : `có ${shown(value)}`,
        `Chọn một trong: ${issue.values.map((v) => String(v)).join(', ')}`,
      ];
    case 'invalid_format': {
      const known = formats[issue.format];
      if (known) return [`có ${shown(value)}, ${known[0]}`, known[1]];
      switch (issue.message) {
        case 'one-line':
          return ['xuống dòng giữa chừng', 'Viết trên một dòng'];
        case 'media':
          return [
            `có ${shown(value)}`,
            'Chọn ảnh trong thư viện: /media/<năm>/<tên tệp> (jpg, png, webp, avif)',
          ];
        case 'address':
          return [
            `có ${shown(value)}`,
            'Chép phần địa chỉ sau tên miền, đủ hai dấu / hai đầu: /<mục>/<năm>/<ten-bai>/',
          ];
        case 'focus':
          return [`có ${shown(value)}`, 'Viết từ trái rồi từ trên, theo mẫu 35% 20%'];
        case 'no-slash':
          return [`có ${shown(value)}`, 'Bỏ dấu / ở cuối'];
        default:
          return [`có ${shown(value)}`, 'Viết mã bằng chữ thường không dấu, nối bằng gạch ngang'];
      }
    }
    case 'unrecognized_keys': {
      const known = Object.keys(form).join(', ');
      return [
        `có mục lạ: ${issue.keys.join(', ')}`,
        known ? `Xóa mục ấy; các mục được nhận: ${known}` : 'Xóa mục ấy',
      ];
    }
    case 'custom':
      return custom[issue.message] ?? [issue.message, 'Sửa lại mục này'];
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [`có ${shown(value)}`, 'Sửa lại mục này'];
  }
}

/**
 * Tells one zod issue in Vietnamese.
 *
 * @param data what was parsed, before parsing
 * @param form the form of the schema, for the field's label
 */
export function describeIssue(issue: Issue, data: unknown, form: AnyForm): Explanation {
  const [found, remedy] = reason(issue, valueAt(data, issue.path), issue.path.length === 0 ? form : {});
  const path = issue.path.map(String).join('.');
  const label = labelOf(form, issue.path);
  return {
    field: path === '' ? 'các mục' : label ? `${path} (${label})` : path,
    found,
    remedy,
    ...(issue.code === 'custom' && LATER.has(issue.message) ? { later: true } : {}),
  };
}
