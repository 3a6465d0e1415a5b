import { z } from 'zod';
import { findHidden } from './characters.ts';

/** A file's name and the last part of its address: lower-case ASCII words joined by hyphens. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A quoted value may spell out (`"\u202e"`) what a file may not hold. */
const isPlain = (value: string): boolean => findHidden(value) === undefined;

/** One line of text. Normalised to NFC, because one word typed in two encodings must be one word everywhere after. */
export const line = (min: number, max: number) =>
  z
    .string()
    .regex(/^[^\n\r]*$/, 'one-line')
    .normalize('NFC')
    .trim()
    .min(min)
    .max(max)
    .refine(isPlain, 'hidden-character');

/** Text of several lines. */
export const text = (min: number, max: number) =>
  z.string().normalize('NFC').trim().min(min).max(max).refine(isPlain, 'hidden-character');

/** A calendar day, `2020-02-18`. */
export const day = () => z.iso.date();

/** A moment with its offset, `2020-01-20T08:00:00+07:00`: without one, a server elsewhere would move it. */
export const moment = () => z.iso.datetime({ offset: true });

export const year = () => z.number().int().min(1945).max(2100);

/**
 * A link to the open web. `https` only: a reader must not be sent to a script or to a page anyone can alter on the way.
 * Written out in full, because the URL standard also takes `https:a.vn` for an address, and a page takes it for a folder.
 */
export const webLink = () =>
  z
    .url({ protocol: /^https$/, abort: true })
    .max(500)
    .refine((value) => /^https:\/\/[^\s\\]+$/u.test(value) && isPlain(value), 'web-link');

/** The collections that another entry may name. */
export type ReferenceTarget = 'plans' | 'units' | 'documents' | 'outlets' | 'awards' | 'topics';

/** An entry of another collection, by its id (its path without the ending), or a topic of `site.yml`. */
export const reference = (target: ReferenceTarget) =>
  z
    .string()
    .regex(/^(?:\d{4}\/)?[a-z0-9]+(?:-[a-z0-9]+)*$/, 'reference')
    .max(130)
    .meta({ reference: target });

/** The sections of the site that articles lie in; `src/model/urls.ts` says which collection has which. */
export type ArticleSection = 'guong-dien-hinh' | 'sang-kien' | 'tin-tuc';
const ANY_SECTION = '(?:guong-dien-hinh|sang-kien|tin-tuc)';

/** The address of an article's page, `/tin-tuc/2026/hop-bao/`: of one section, or of any. */
export const articleAddress = (section?: ArticleSection) =>
  z
    .string()
    .regex(new RegExp(`^/${section ?? ANY_SECTION}/\\d{4}/[a-z0-9]+(?:-[a-z0-9]+)*/$`), 'address')
    .max(160);

/** What a photo's file may end in, and the same for editors. */
export const PHOTO_ENDING = /\.(?:jpe?g|png|webp|avif)$/i;
export const PHOTO_TYPES = 'Chỉ nhận ảnh JPEG, PNG, WebP hoặc AVIF';

/** A picture in the media folder, as its address on the site: `/media/2026/hop-to.jpg`. */
export const MEDIA_PATH = /^\/media\/\d{4}\/[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:jpe?g|png|webp|avif)$/;
export const mediaPath = () => z.string().regex(MEDIA_PATH, 'media').meta({ media: true });

/** Where dates and duties change after they were told: readers' calendars go by it. */
export const updatedAtForm = {
  label: 'Ngày sửa gần nhất',
  hint: 'Điền khi đổi ngày, giờ hay việc, để lịch mà bạn đọc đã thêm đổi theo.',
  widget: 'date',
} as const;

/** Demonstration content says so in its data; one command removes all of it. */
export const sample = () => z.boolean().default(false);
export const sampleForm = {
  label: 'Nội dung minh họa',
  hint: 'Bật khi nhân vật, đơn vị hoặc số liệu là hư cấu; trang sẽ ghi rõ.',
} as const;
