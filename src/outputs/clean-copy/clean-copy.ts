import { showDay, localDay } from '../../model/dates.ts';
import { SAMPLE_NOTICE } from '../article/sample.ts';
import { bodyMarkup } from '../body/body-markup.ts';
import { bodyText } from '../body/body-text.ts';
import type { PressItem } from '../item/press-item.ts';
import { element, renderInline, textElement } from '../xml/render-xml.ts';

/** An article for the clipboard, in the two forms that a paste may ask for. */
export interface CleanCopy {
  /** `text/plain` */
  readonly text: string;
  /** `text/html`: a fragment without class, id or script. */
  readonly html: string;
}

/**
 * Title, standfirst, body, credit, version and link. Photos and films are left out: pasted, they would be pictures loaded from
 * our site; the photos are offered as files.
 */
export function cleanCopy(item: PressItem): CleanCopy {
  const { title, summary, credit, url, sample } = item;
  const body = item.body.filter(({ kind }) => kind !== 'figure' && kind !== 'video');
  const version = versionLine(item);
  const notice = sample ? [SAMPLE_NOTICE] : [];
  return {
    text: [...notice, title, summary, bodyText(body), `${credit}\n${version}\n${url}`]
      .join('\n\n')
      .normalize('NFC'),
    html: renderInline([
      ...notice.map((words) => element('p', {}, [textElement('em', words)])),
      textElement('h1', title),
      element('p', {}, [textElement('strong', summary)]),
      ...bodyMarkup(body),
      element('p', {}, [
        credit,
        element('br', {}),
        version,
        element('br', {}),
        element('a', { href: url }, [url]),
      ]),
    ]),
  };
}

/** `Phiên bản 2, đính chính ngày 06/02/2020.` */
export const versionLine = ({ version, corrections, published, updated }: PressItem): string => {
  const what = corrections.length > 0 ? 'đính chính' : 'đăng';
  return `Phiên bản ${version}, ${what} ngày ${showDay(localDay(corrections.length > 0 ? updated : published))}.`;
};
