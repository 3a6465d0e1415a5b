import type { Entry } from '../../model/entry.ts';
import { pathOf } from '../../model/urls.ts';
import { unitKindLabels } from '../../schema/unit.ts';
import type { SearchRecord } from '../store/record.ts';
import { kindOf } from './kind.ts';
import type { ArchivedBody } from './sources.ts';

/** A unit's page, which has no day. */
export function unitRecord(unit: Entry<'units'>, { text, headings }: ArchivedBody): SearchRecord {
  const { title, kind, summary, sample } = unit.data;
  return {
    url: pathOf(unit),
    title,
    ...kindOf('units'),
    summary,
    text: [unitKindLabels[kind], text].filter(Boolean).join('\n'),
    sample,
    headings,
  };
}

/** A standing page: what the site is, who may use what. */
export function pageRecord(page: Entry<'pages'>, { text, headings }: ArchivedBody): SearchRecord {
  const { title, summary, sample } = page.data;
  return {
    ...{ url: pathOf(page), title, kind: 'Trang thông tin', kindId: 'thong-tin' },
    ...{ summary, text, sample, headings },
  };
}
