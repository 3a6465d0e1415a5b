import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Inline } from '../../mdx/blocks.ts';
import { colophonOf } from '../article/colophon.ts';
import { SAMPLE_NOTICE } from '../article/sample.ts';
import type { PressItem } from '../item/press-item.ts';
import { element, renderXml, textElement } from '../xml/render-xml.ts';
import { createBlockWriter } from './docx-blocks.ts';
import { settleDates } from './settle-dates.ts';
import { numbering, PAGE, STYLE, styles } from './styles.ts';

/**
 * An article as a document of Office Open XML (ISO/IEC 29500-1), in the form of Decree 30/2020/NĐ-CP. Photos are in it by their
 * captions, with addresses below: with pictures, 10,000 documents would weigh 1.5 GB, and a newspaper prints the full-size files.
 * The same item always makes the same bytes.
 */
export async function renderDocx(item: PressItem): Promise<Uint8Array> {
  const { title, summary, lead, body, sample } = item;
  const writer = createBlockWriter();
  const children = [
    ...(sample ? [writer.plain(STYLE.notice, SAMPLE_NOTICE)] : []),
    writer.plain(STYLE.title, title),
    writer.plain(STYLE.standfirst, summary),
    ...(lead ? [writer.caption(lead)] : []),
    ...writer.body(body),
    ...colophonOf(item).map((lines, index) =>
      writer.paragraph(STYLE.foot, withLinks(`${index === 0 ? '_____\n' : ''}${lines.join('\n')}`)),
    ),
  ];
  const document = new Document({
    styles,
    numbering: numbering(writer.starts()),
    sections: [{ properties: { titlePage: true, page: PAGE }, headers: { default: pageNumber() }, children }],
  });
  const overrides = [{ path: 'docProps/core.xml', data: renderProperties(item) }];
  return settleDates(await Packer.toBuffer(document, undefined, overrides));
}

/** Text whose addresses can be followed. */
const withLinks = (text: string): Inline[] =>
  text
    .split(/(https:\/\/\S+)/)
    .map((part) => ({ text: part, ...(part.startsWith('https://') ? { href: part } : {}) }));

/** Decree 30, appendix I: in the middle above the text, from the second page on. */
const pageNumber = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });

/** ISO/IEC 29500-2, 11. The package would write the clock here. */
function renderProperties({
  title,
  summary,
  authors,
  site,
  version,
  published,
  updated,
  topic,
}: PressItem): string {
  const date = (name: string, moment: string) =>
    element(name, { 'xsi:type': 'dcterms:W3CDTF' }, [`${new Date(moment).toISOString().slice(0, 19)}Z`]);
  return renderXml(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      [
        textElement('dc:title', title),
        ...(topic ? [textElement('dc:subject', topic.name)] : []),
        textElement('dc:creator', [...authors, site.name].join('; ')),
        textElement('dc:description', summary),
        textElement('dc:language', 'vi-VN'),
        textElement('cp:lastModifiedBy', site.name),
        textElement('cp:revision', String(version)),
        date('dcterms:created', published),
        date('dcterms:modified', updated),
      ],
    ),
  );
}
