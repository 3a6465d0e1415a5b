import type { RenderedBody } from '../mdx/render.ts';
import { type CollectionName, collectionOf } from '../schema/collections.ts';
import { labelOf } from '../schema/form.ts';
import type { Photo } from '../schema/photo.ts';
import { countSyllables } from '../vietnamese/text.ts';
import { isArticleCollection } from './urls.ts';

/** One thing to see to before an article is published. */
export interface ChecklistLine {
  /** The field's path, `photo.alt`; `body` for the text. */
  readonly field: string;
  /** In an editor's words: `Mô tả ảnh`. */
  readonly label: string;
  readonly done: boolean;
  /** Whether nothing is published without it; all else is advice. */
  readonly blocks: boolean;
  /** What to do, as a sentence; also of what is done, so that a reader of the list sees what was asked. */
  readonly remedy: string;
}

/** An article as far as it is written: fields may be missing, or hold what no schema takes. */
type Values = Readonly<Record<string, unknown>>;

const LONG_SUMMARY = 200;
const LONG_TEXT_SYLLABLES = 600;
/** What stands where a photographer's name should: a place where a picture was found has no right to give it away. */
const NOBODY = /^(?:(?:ảnh|nguồn)[:\s]*)?(?:internet|sưu tầm|st|mạng|facebook|zalo|không rõ)\.?$/iu;

/**
 * What an article needs before readers may see it, line by line, what must be there first. Pure: the editors' app computes it
 * from the form while somebody types, the newsroom server from the file before it lets the article through.
 *
 * Where a schema asks for something, the list asks too: the form is not a file yet. What has to do with people and rights
 * blocks; so does the task of a plan that the article names, because the plan's page counts by it, and an article that answers
 * none says so. A withdrawal waits for nothing.
 *
 * @param body the article's text, rendered; `undefined` while it can't be
 * @returns no line for what is no article
 */
export function checklistOf(
  collection: CollectionName,
  data: Values,
  body: RenderedBody | undefined,
): readonly ChecklistLine[] {
  if (!isArticleCollection(collection) || data['withdrawn'] !== undefined) return [];
  const form = collectionOf(collection)?.form ?? {};
  const line = (field: string, done: boolean, remedy: string): ChecklistLine => ({
    field,
    label: labelOf(form, field.split('.')) ?? 'Nội dung',
    done,
    blocks: true,
    remedy,
  });
  const advice = (...of: Parameters<typeof line>): ChecklistLine => ({ ...line(...of), blocks: false });

  const lines = [
    ...unitLines(collection, data, line),
    ...consentLines(collection, data, line, advice),
    ...planLines(collection, data, line, advice),
    ...photoLines(data, body, line, advice),
    advice(
      'summary',
      lengthOf(data['summary']) <= LONG_SUMMARY,
      `Rút còn khoảng ${LONG_SUMMARY} ký tự, để đọc hết trên một màn hình điện thoại.`,
    ),
    advice(
      'body',
      body === undefined || body.headings.length > 0 || countSyllables(body.text) <= LONG_TEXT_SYLLABLES,
      'Bài dài: chia đoạn bằng vài tiêu đề mục, để người đọc lướt được.',
    ),
  ];
  return [...lines.filter(({ blocks }) => blocks), ...lines.filter(({ blocks }) => !blocks)];
}

type Line = (field: string, done: boolean, remedy: string) => ChecklistLine;

const isFilled = (value: unknown): boolean => lengthOf(value) > 0 || typeof value === 'number';
const lengthOf = (value: unknown): number =>
  typeof value === 'string' ? value.normalize('NFC').trim().length : 0;

function unitLines(collection: CollectionName, data: Values, line: Line): ChecklistLine[] {
  if (collection === 'news') return [];
  return [line('unit', isFilled(data['unit']), 'Chọn đơn vị của người hoặc việc được kể.')];
}

/** Whom a story tells of has agreed to it. A made-up person of the demonstration need not be asked. */
function consentLines(collection: CollectionName, data: Values, line: Line, advice: Line): ChecklistLine[] {
  if (collection !== 'stories' || data['sample'] === true) return [];
  const subject = data['subject'] as Values | undefined;
  const agreed = isFilled(subject?.['consentGivenAt']);
  const remedy = 'Hỏi ý kiến nhân vật, rồi điền ngày người ấy đồng ý cho đăng.';
  switch (data['kind']) {
    case 'person':
      return [line('subject.consentGivenAt', agreed, remedy)];
    case 'good-deed':
      return isFilled(subject?.['name']) ? [line('subject.consentGivenAt', agreed, remedy)] : [];
    case 'collective':
      return [];
    default:
      return isFilled(subject?.['name'])
        ? [advice('subject.consentGivenAt', agreed, `Nếu bài kể về một người: ${remedy}`)]
        : [];
  }
}

function planLines(collection: CollectionName, data: Values, line: Line, advice: Line): ChecklistLine[] {
  if (collection === 'news') return [];
  const plan = isFilled(data['plan']);
  const named = advice('plan', plan, 'Chọn kế hoạch thi đua mà bài hưởng ứng, nếu có.');
  if (collection !== 'stories' || !plan) return [named];
  return [
    named,
    line(
      'task',
      isFilled(data['task']) || data['outsideTasks'] === true,
      'Điền số thứ tự nhiệm vụ trong kế hoạch, hoặc bật “Không thuộc nhiệm vụ nào”.',
    ),
  ];
}

type DraftedPhoto = Partial<Photo>;

/** A photo tells those who don't see it what is there, who took it, and on what terms others may use it. */
function photoLines(data: Values, body: RenderedBody | undefined, line: Line, advice: Line): ChecklistLine[] {
  const lead = data['photo'] as DraftedPhoto | undefined;
  const inBody = (body?.parts ?? []).flatMap((part) => (part.kind === 'figure' ? [part.photo] : []));
  const photos: readonly (readonly [name: string, photo: DraftedPhoto])[] = [
    ...(lead === undefined ? [] : [['ảnh chính', lead] as const]),
    ...inBody.map((photo, index) => [`ảnh thứ ${index + 1} trong bài`, photo] as const),
  ];
  if (photos.length === 0) return [advice('photo', false, 'Thêm ảnh chính nếu có ảnh được phép dùng.')];
  const each = (kind: Line, field: string, isDone: (photo: DraftedPhoto) => boolean, remedy: string) => {
    const left = photos.filter(([, photo]) => !isDone(photo)).map(([name]) => name);
    return kind(
      `photo.${field}`,
      left.length === 0,
      left.length === 0 ? remedy : `${remedy} Còn thiếu: ${left.join(', ')}.`,
    );
  };
  return [
    each(line, 'alt', ({ alt }) => isFilled(alt), 'Kể điều nhìn thấy, cho người không xem được ảnh.'),
    each(
      line,
      'credit',
      ({ credit }) => isFilled(credit) && !NOBODY.test(String(credit).normalize('NFC').trim()),
      'Ghi tên người chụp; “Internet”, “Sưu tầm” không phải tác giả.',
    ),
    each(line, 'rights', ({ rights }) => isFilled(rights), 'Chọn quyền sử dụng mà người chụp cho phép.'),
    each(
      advice,
      'caption',
      ({ alt, caption }) => !isFilled(caption) || caption !== alt,
      'Chú thích nói thêm điều mô tả ảnh chưa nói: ai, ở đâu, đang làm gì.',
    ),
  ];
}
