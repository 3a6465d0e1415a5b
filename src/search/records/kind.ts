import { sections } from '../../model/urls.ts';
import type { SearchRecord } from '../store/record.ts';

/** What readers call the sort of an entry. */
const KINDS = {
  stories: 'Gương điển hình',
  initiatives: 'Sáng kiến',
  news: 'Tin tức',
  plans: 'Kế hoạch',
  awards: 'Khen thưởng',
  units: 'Đơn vị',
} as const;

export const kindOf = (collection: keyof typeof KINDS): Pick<SearchRecord, 'kind' | 'kindId'> => ({
  kind: KINDS[collection],
  kindId: sections[collection].replaceAll('/', ''),
});
