import type { Inline, Run } from '../../mdx/blocks.ts';
import type { PressBlock, PressPhoto } from '../item/press-item.ts';
import { element, textElement, type XmlElement, type XmlNode } from '../xml/render-xml.ts';
import { captionText, filmText, speakerText } from './body-text.ts';

/**
 * A body as XHTML elements without class, id or script, for newswire and the clipboard: what other systems keep when they take
 * in HTML. Photos are addresses of ours.
 */
export const bodyMarkup = (blocks: readonly PressBlock[]): XmlElement[] => blocks.flatMap(blockMarkup);

/** A photo with its caption, its author and its terms. */
export const figureMarkup = (photo: PressPhoto): XmlElement =>
  element('figure', {}, [
    element('img', { src: photo.web.url, alt: photo.alt, width: photo.web.width, height: photo.web.height }),
    textElement('figcaption', captionText(photo)),
  ]);

export const wordsMarkup = (words: readonly Inline[]): XmlNode[] =>
  words.flatMap((inline) =>
    'text' in inline ? runMarkup(inline) : [textElement('sup', `[${inline.note}]`)],
  );

const MARKS = [
  ['code', 'code'],
  ['strike', 's'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const;

function runMarkup(run: Run): XmlNode[] {
  let nodes: XmlNode[] = run.text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [element('br', {})] : []), ...(line ? [line] : [])]);
  for (const [mark, name] of MARKS) if (run[mark]) nodes = [element(name, {}, nodes)];
  return run.href === undefined ? nodes : [element('a', { href: run.href }, nodes)];
}

function blockMarkup(block: PressBlock): XmlElement[] {
  switch (block.kind) {
    case 'heading':
      return [element(`h${block.depth}`, {}, wordsMarkup(block.words))];
    case 'paragraph':
      return [element('p', {}, wordsMarkup(block.words))];
    case 'list':
      return [
        element(
          block.start === undefined ? 'ul' : 'ol',
          { start: block.start === 1 ? undefined : block.start },
          block.items.map(({ blocks, done }) =>
            element('li', {}, [...(done === undefined ? [] : [done ? '☑ ' : '☐ ']), ...flowMarkup(blocks)]),
          ),
        ),
      ];
    case 'quote': {
      const said = element('blockquote', {}, bodyMarkup(block.blocks));
      if (block.by === undefined) return [said];
      return [element('figure', {}, [said, textElement('figcaption', speakerText(block.by, block.role))])];
    }
    case 'callout':
    case 'facts':
      return [
        element('aside', {}, [
          element('p', {}, [textElement('strong', block.title)]),
          ...bodyMarkup(block.blocks),
        ]),
      ];
    case 'table': {
      const [head = [], ...rows] = block.rows;
      const row = (cells: typeof head, name: 'th' | 'td') =>
        element(
          'tr',
          {},
          cells.map((cell, index) => {
            const align = block.align[index];
            const style = align === undefined || align === 'none' ? undefined : `text-align: ${align}`;
            return element(name, { style }, wordsMarkup(cell));
          }),
        );
      return [
        element('table', {}, [
          element('thead', {}, [row(head, 'th')]),
          ...(rows.length > 0
            ? [
                element(
                  'tbody',
                  {},
                  rows.map((cells) => row(cells, 'td')),
                ),
              ]
            : []),
        ]),
      ];
    }
    case 'figure':
      return [figureMarkup(block.photo)];
    case 'video':
      return [
        element('figure', {}, [
          element('p', {}, [element('a', { href: block.video.src }, [block.video.title])]),
          textElement('figcaption', filmText(block.video)),
        ]),
      ];
    case 'code':
      return [textElement('pre', block.text)];
    case 'rule':
      return [element('hr', {})];
    case 'notes':
      return [
        textElement('h2', 'Chú thích'),
        element(
          'ol',
          {},
          block.notes.map((note) => element('li', {}, flowMarkup(note))),
        ),
      ];
  }
}

/** What stands in an item of a list: a paragraph that begins it needs no tags of its own. */
function flowMarkup([first, ...rest]: readonly PressBlock[]): XmlNode[] {
  if (!first) return [];
  return first.kind === 'paragraph' && rest.every(({ kind }) => kind !== 'paragraph')
    ? [...wordsMarkup(first.words), ...bodyMarkup(rest)]
    : bodyMarkup([first, ...rest]);
}
