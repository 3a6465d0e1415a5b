import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { frameCode } from '../../../../src/outputs/embed/frame.ts';
import { renderCard, renderWithdrawnCard } from '../../../../src/outputs/embed/render-card.ts';
import { renderOembed } from '../../../../src/outputs/embed/render-oembed.ts';
import { render } from '../../mdx/read-body.ts';
import { itemOf, photo, story } from '../fixture.ts';

const problemsOf = async (html: string): Promise<string[]> => {
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'void-style': 'off', 'long-title': 'off', 'no-inline-style': 'off' },
  }).validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
};

const withBody = (markdown: string, changes = {}) =>
  itemOf(story('mot', changes), { blocks: render(markdown).blocks });

describe('The quote card', () => {
  it('shows title, what was said, credit and the way to the article, as valid HTML without script or inline style', async () => {
    const item = withBody(
      'Mở đầu.\n\n<Quote by="Chị Mẫu" role="văn thư">\n\n“Tôi chỉ bỏ đi những lúc phải đợi.”\n\n</Quote>',
    );
    const html = renderCard(item);
    expect(html).toContain(`<a href="${item.url}" target="_blank" rel="noopener">${item.title}</a>`);
    expect(html).toContain('<p>“Tôi chỉ bỏ đi những lúc phải đợi.”</p><footer>Chị Mẫu, văn thư</footer>');
    expect(html).toContain(item.credit);
    expect(html).not.toContain(item.summary);
    expect(html).not.toMatch(/<script|<style| style=/);
    expect(await problemsOf(html)).toEqual([]);
  });

  it('leads search engines to the article and stays out of their lists', () => {
    const item = itemOf(story('mot'));
    expect(renderCard(item)).toContain(`<link rel="canonical" href="${item.url}">`);
    expect(renderCard(item)).toContain('<meta name="robots" content="noindex">');
  });

  it.each([
    ['nobody is quoted', 'Một đoạn.'],
    ['a text is quoted and no person', '> Điều 5 của luật.'],
    ['the words are too long for a card', `<Quote by="Chị Mẫu">\n\n${'dài dòng '.repeat(40)}\n\n</Quote>`],
  ])('shows the summary where %s', (_case, markdown) => {
    const item = withBody(markdown);
    expect(renderCard(item)).toContain(`<p class="summary">${item.summary}</p>`);
  });

  it('says that it was corrected, and that it is a sample', () => {
    const corrections = [{ at: '2020-02-06T09:20:00+07:00', by: 'A', wrong: 'tám', right: 'chín' }];
    const html = renderCard(itemOf(story('mot', { corrections, sample: true })));
    expect(html).toContain('Đã sửa, bản 2.');
    expect(html).toContain('Nội dung minh họa');
  });

  it('holds any title as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const html = renderCard({ ...itemOf(story('mot')), title });
        expect(
          html.match(/<(?!\/?(?:html|head|meta|title|link|body|main|div|img|p|h1|a|span)\b|!doctype)/gi),
        ).toBeNull();
      }),
    );
  });

  it('tells of a withdrawal, and what to read instead', async () => {
    const html = renderWithdrawnCard({
      uri: 'urn:uuid:1',
      url: 'https://guong-sang.example/tin-tuc/2020/a/',
      slug: 'a',
      version: 2,
      at: '2020-02-06T09:20:00+07:00',
      by: 'Ban biên tập',
      reason: 'Nhân vật rút lại lời.',
      replacement: { uri: 'urn:uuid:2', name: 'Bài khác', url: 'https://guong-sang.example/tin-tuc/2020/b/' },
      site: itemOf(story('mot')).site,
    });
    expect(html).toContain('Bài này đã được rút');
    expect(html).toContain('Nhân vật rút lại lời.');
    expect(html).toContain('>Bài khác</a>');
    expect(await problemsOf(html)).toEqual([]);
  });
});

describe('oEmbed', () => {
  const item = itemOf(story('mot', { photo, title: 'Bài “mới” & <b>lạ</b>' }));
  const answer = JSON.parse(renderOembed(item)) as Record<string, unknown>;

  it('has what its type must have: version, type, html, width, height', () => {
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 600, height: 360 });
    expect(answer['html']).toBe(frameCode(item));
  });

  it('frames the card under the title, whatever is in it', async () => {
    const code = frameCode(item);
    expect(code).toContain('src="https://guong-sang.example/guong-dien-hinh/2020/mot/trich/"');
    expect(code).toContain('title="Bài “mới” &#x26; <b>lạ</b>"');
    expect(await problemsOf(code)).toEqual([]);
  });

  it('names who wrote it, who publishes it, and a picture with its size', () => {
    expect(answer).toMatchObject({
      author_name: 'Mai Đan Thư',
      provider_name: 'Gương sáng',
      provider_url: 'https://guong-sang.example/',
      thumbnail_url: 'https://guong-sang.example/anh/4f0c-1200.jpg',
      thumbnail_width: 1200,
      thumbnail_height: 800,
    });
    expect(JSON.parse(renderOembed(itemOf(story('hai'))))).not.toHaveProperty('thumbnail_url');
  });
});
