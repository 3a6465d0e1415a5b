import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkBody } from '../mdx/check.ts';
import { parseYaml, splitFile } from '../mdx/frontmatter.ts';
import { parseBody } from '../mdx/parse.ts';
import { type RenderedBody, RENDERER_VERSION, renderBody } from '../mdx/render.ts';
import { type Finding, refuseSource } from '../mdx/source.ts';
import { localDay } from '../model/dates.ts';
import type { Entry } from '../model/entry.ts';
import { reservedSlugs } from '../model/urls.ts';
import { countSyllables } from '../vietnamese/text.ts';
import { type Collection, collectionOf, collections } from '../schema/collections.ts';
import { describeIssue } from '../schema/describe-issue.ts';
import { SLUG } from '../schema/fields.ts';
import { type AnyForm, labelOf } from '../schema/form.ts';
import type { Photo } from '../schema/photo.ts';
import type { Problem } from '../schema/problem.ts';
import { type SiteData, siteForm, siteSchema } from '../schema/site.ts';
import { type Reference, referencesOfBody, referencesOfFields } from './find-references.ts';

export interface CheckedFile {
  readonly problems: readonly Problem[];
  /** As far as they could be read, also where there are problems: an author is told of everything at once. */
  readonly references: readonly Reference[];
  /** Absent where there are problems. */
  readonly checked?: { readonly entry: Entry; readonly body: RenderedBody };
}

export const SITE_FILE = 'site.yml';

/**
 * Raised by hand when a check that the JSON Schema below can't show changes its mind about files it has already passed.
 * Together they name the rules a cached verdict was given under.
 */
const CHECK_VERSION = '3';
export const RULES_DIGEST = createHash('sha256')
  .update(
    JSON.stringify([
      CHECK_VERSION,
      RENDERER_VERSION,
      ...collections.map((c) => z.toJSONSchema(c.schema, { unrepresentable: 'any', io: 'input' })),
    ]),
  )
  .digest('hex');

/** Where an entry's file lies, from its path in the content folder; `undefined` for a path no collection has. */
export function locate(
  file: string,
): { collection: Collection; id: string; slug: string; year?: string } | undefined {
  const match = /^([a-z]+)\/(?:(\d{4})\/)?([^/]+)\.mdx$/.exec(file);
  const collection = collectionOf(match?.[1] ?? '');
  const [, , year, slug] = match ?? [];
  if (!collection || !slug || slug.length > 120 || !SLUG.test(slug)) return undefined;
  if (collection.byYear !== (year !== undefined)) return undefined;
  return { collection, slug, id: year ? `${year}/${slug}` : slug, ...(year ? { year } : {}) };
}

/**
 * Checks one content file and renders it. Pure: the same text gives the same answer in the build, in the newsroom
 * server and on the command line.
 *
 * @param file the path from the content folder, `stories/2026/ca-truc-dem.mdx`
 * @param source the file's text
 */
export function checkEntry(file: string, source: string): CheckedFile {
  const place = locate(file);
  if (!place) {
    return failed(file, [
      {
        line: 1,
        field: 'tên tệp',
        found: 'không thuộc bộ sưu tập nào',
        remedy: 'Đặt tệp ở <bộ sưu tập>/[<năm>/]<ten-khong-dau>.mdx',
      },
    ]);
  }
  const split = splitFile(source);
  if (!split.ok) return failed(file, [split.finding]);
  const { head, body, headLine, bodyLine } = split.file;

  const fields = checkFields(place.collection.schema, place.collection.form, head, headLine);
  const parsed = parseBody(body, bodyLine);
  const bodyFindings = parsed.ok
    ? [...checkBody(parsed.tree, bodyLine), ...checkBodyPresence(place.collection, body, bodyLine)]
    : [parsed.finding];
  const sound = parsed.ok && bodyFindings.length === 0;
  const references = [...fields.references, ...(sound ? referencesOfBody(parsed.tree, bodyLine) : [])];
  const findings = [
    ...checkAddress(place),
    ...fields.findings,
    ...checkYear(place, fields.data, fields.lineOf),
    ...bodyFindings,
  ];
  if (!sound || findings.length > 0) return failed(file, findings, references);

  const rendered = renderBody(parsed.tree);
  const inBody = rendered.parts.flatMap((part) => (part.kind === 'figure' ? [part.photo] : []));
  const lead = (fields.data as { photo?: Photo }).photo;
  return {
    problems: [],
    references,
    checked: {
      body: rendered,
      entry: {
        collection: place.collection.name,
        id: place.id,
        slug: place.slug,
        ...(place.year ? { year: place.year } : {}),
        digest: createHash('sha256')
          .update(RULES_DIGEST)
          .update(file)
          .update('\0')
          .update(source)
          .digest('hex')
          .slice(0, 32),
        data: fields.data as Entry['data'],
        syllables: countSyllables(rendered.text),
        photos: lead ? [lead, ...inBody] : inBody,
      },
    },
  };
}

/** Checks `site.yml`. */
export function checkSite(source: string): {
  readonly problems: readonly Problem[];
  readonly site?: SiteData;
} {
  const finding = refuseSource(source);
  if (finding) return failed(SITE_FILE, [finding]);
  const fields = checkFields(siteSchema, siteForm, source.replace(/^\ufeff/, ''), 1);
  return fields.findings.length > 0
    ? failed(SITE_FILE, fields.findings)
    : { problems: [], site: fields.data as SiteData };
}

/** The line of each field of a content file that can be read; 1 where it can't. */
export function fieldLines(source: string): (path: readonly PropertyKey[]) => number {
  const split = splitFile(source);
  return split.ok ? parseYaml(split.file.head, split.file.headLine).lineOf : () => 1;
}

const failed = (file: string, findings: readonly Finding[], references: readonly Reference[] = []) => ({
  problems: findings.map((finding): Problem => ({ file, ...finding })),
  references,
});

/** A standing page lies at the top of the site, where the house has addresses of its own. */
function checkAddress({ collection, slug }: { collection: Collection; slug: string }): Finding[] {
  if (collection.name !== 'pages' || !reservedSlugs.has(slug)) return [];
  const found = `địa chỉ /${slug}/ đã là của một trang khác`;
  return [{ line: 1, field: 'tên tệp', found, remedy: 'Đặt tên tệp khác' }];
}

/** An entry's year stands in its address for good, so it must be the year that its fields say. */
function checkYear(
  place: NonNullable<ReturnType<typeof locate>>,
  data: unknown,
  lineOf: (path: readonly PropertyKey[]) => number,
): Finding[] {
  const expected = place.collection.name === 'plans' ? place.id : place.year;
  if (expected === undefined || data === undefined) return [];
  const { publishedAt, year } = data as { publishedAt?: string; year?: number };
  const said = publishedAt === undefined ? String(year) : localDay(publishedAt).slice(0, 4);
  if (said === expected) return [];
  const path = publishedAt === undefined ? ['year'] : ['publishedAt'];
  const label = labelOf(place.collection.form, path);
  return [
    {
      line: lineOf(path),
      field: `${path.join('.')} (${label})`,
      found: `ghi năm ${said}, còn tệp nằm trong năm ${expected}`,
      remedy: `Sửa năm thành ${expected}, hoặc viết bài này trong mục ${place.collection.label} ${said}`,
    },
  ];
}

function checkFields(schema: z.ZodObject, form: AnyForm, head: string, headLine: number) {
  const yaml = parseYaml(head, headLine);
  if (yaml.findings.length > 0)
    return { findings: yaml.findings, data: undefined, references: [], lineOf: yaml.lineOf };
  const input = yaml.data ?? {};
  const result = schema.safeParse(input);
  const findings = (result.error?.issues ?? []).map((issue): Finding => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    return { line: yaml.lineOf(path), ...describeIssue(issue, input, form) };
  });
  return {
    findings,
    data: result.data as unknown,
    lineOf: yaml.lineOf,
    references: referencesOfFields(schema, form, input, yaml.lineOf).filter(
      ({ path }) => !result.error?.issues.some((issue) => issue.path.join('.') === path),
    ),
  };
}

function checkBodyPresence(collection: Collection, body: string, line: number): Finding[] {
  const empty = body.trim() === '';
  if (collection.body === 'required' && empty) {
    return [{ line, field: 'nội dung', found: 'để trống', remedy: `Viết nội dung của ${collection.one}` }];
  }
  if (collection.body === 'none' && !empty) {
    return [
      {
        line,
        field: 'nội dung',
        found: 'có chữ bên dưới phần khai báo',
        remedy: `Xóa đi: ${collection.one} chỉ có các mục khai báo`,
      },
    ];
  }
  return [];
}
