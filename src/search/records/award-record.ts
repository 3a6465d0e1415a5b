import type { Catalog } from '../../model/catalog.ts';
import { localDay, showDay } from '../../model/dates.ts';
import type { Entry } from '../../model/entry.ts';
import { pathOf } from '../../model/urls.ts';
import { awardKindLabels } from '../../schema/award.ts';
import type { SearchRecord } from '../store/record.ts';
import { kindOf } from './kind.ts';

/** Who looks for a person wants the story first, and then what the person was awarded. */
const ROW_WEIGHT = 0.6;

/** An award in the list of its year. */
export function awardRecord(catalog: Catalog, award: Entry<'awards'>): SearchRecord {
  const { title, kind, recipient, unit, awardedBy, decision, note, revoked, sample } = award.data;
  const unitName = unit ? catalog.find('units', unit)?.data.title : undefined;
  const given = `${recipient.name} được ${awardedBy} tặng${decision ? ` theo Quyết định ${decision.number}` : ''}.`;
  return {
    url: pathOf(award),
    title: `${title}: ${recipient.name}`,
    ...kindOf('awards'),
    ...(unitName ? { unit: unitName } : {}),
    ...(decision ? { date: decision.date } : {}),
    summary: [
      `${awardKindLabels[kind]}. ${given}`,
      ...(revoked ? [`Đã thu hồi ngày ${showDay(localDay(revoked.at))}.`] : []),
    ].join(' '),
    text: [note, revoked?.reason, revoked?.decision].filter(Boolean).join('\n'),
    sample,
    weight: ROW_WEIGHT,
  };
}
