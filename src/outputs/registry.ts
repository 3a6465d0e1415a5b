import type { PressItem, WithdrawnItem } from './item/press-item.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderNewsml, renderWithdrawnNewsml } from './newsml-g2/render-newsml.ts';
import { renderNinjs, renderWithdrawnNinjs } from './ninjs/render-ninjs.ts';
import { renderScript } from './script/render-script.ts';
import { renderText } from './text/render-text.ts';

/** A file that is made of an article and lies beside its page. */
export interface FileOutput {
  readonly id: 'text' | 'docx' | 'script' | 'ninjs' | 'newsml-g2';
  /** What the press is told it is. */
  readonly label: string;
  readonly mediaType: string;
  /** Comes after the article's slug: `.txt`. */
  readonly ending: string;
  readonly render: (item: PressItem) => string | Promise<Uint8Array>;
  /** What stands at the address once the article is withdrawn; where it is absent, nothing does. */
  readonly renderWithdrawn?: (item: WithdrawnItem) => string;
}

/** In the order in which the press is offered them. */
export const fileOutputs: readonly FileOutput[] = [
  {
    id: 'text',
    label: 'Văn bản thuần',
    mediaType: 'text/plain; charset=utf-8',
    ending: '.txt',
    render: renderText,
  },
  {
    id: 'docx',
    label: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: '.docx',
    render: renderDocx,
  },
  {
    id: 'script',
    label: 'Kịch bản truyền hình',
    mediaType: 'text/plain; charset=utf-8',
    ending: '.kich-ban.txt',
    render: renderScript,
  },
  {
    id: 'ninjs',
    label: 'ninjs 3.1',
    mediaType: 'application/json',
    ending: '.ninjs.json',
    render: renderNinjs,
    renderWithdrawn: renderWithdrawnNinjs,
  },
  {
    id: 'newsml-g2',
    label: 'NewsML-G2 2.35',
    // Registered with IANA for a newsMessage.
    mediaType: 'application/vnd.iptc.g2.newsmessage+xml',
    ending: '.newsml.xml',
    render: renderNewsml,
    renderWithdrawn: renderWithdrawnNewsml,
  },
];

/** The path of a file beside an article's page: `/tin-tuc/2026/hop-bao/hop-bao.txt`. */
export const filePathOf = (page: string, { ending }: Pick<FileOutput, 'ending'>): string =>
  `${page}${page.split('/').at(-2) ?? ''}${ending}`;
