// What the contract tests ask Decap itself about, with our parts registered as in the editors' app: how its rich text
// reads and writes, how it makes slugs, and how it checks a config. It is built by Vite and runs in a browser.
import CMS from 'decap-cms-app';
import { validateConfig } from 'decap-cms-core/dist/esm/constants/configSchema.js';
import { sanitizeSlug } from 'decap-cms-core/dist/esm/lib/urlHelper.js';
import { markdownToSlate, slateToMarkdown } from 'decap-cms-widget-markdown/dist/esm/serializers/index.js';
import { decapConfig } from '../../admin/app/config/decap-config.ts';
import { readPastedHtml } from '../../admin/app/mdx/pasted-html.ts';
import { registerParts } from '../../admin/app/register-parts.ts';

const settings = { years: ['2020', '2026'], thisYear: '2026', siteUrl: 'http://localhost' };
const configOf = (backend) => decapConfig({ backend, ...settings });
registerParts(CMS, configOf({ kind: 'newsroom' }), { name: 'Lê An Nhiên', role: 'publisher' });
const options = { voidCodeBlock: true, remarkPlugins: CMS.getRemarkPlugins() };
const { slug } = configOf({ kind: 'newsroom' });

globalThis.decapParts = {
  /** @returns the message of Decap's own check, '' for a config that it takes */
  checkConfig(backend) {
    try {
      validateConfig(configOf(backend));
      return '';
    } catch (error) {
      return error.message;
    }
  },
  widgets: () => CMS.getWidgets().map(({ name }) => name),
  slugOf: (title) => sanitizeSlug(title.toLocaleLowerCase(), slug),
  /** Paragraphs typed into an empty rich text, as it writes them. */
  type: (paragraphs) =>
    slateToMarkdown(
      paragraphs.map((text) => ({ type: 'paragraph', children: [{ text }] })),
      options,
    ),
  /** HTML of another program's, pasted into an empty rich text. */
  paste: (html) => slateToMarkdown(readPastedHtml(html), options),
  /** A text opened as rich text and written again, after something was typed at its end. */
  edit: (source, typed) =>
    slateToMarkdown(
      [...markdownToSlate(source, options), { type: 'paragraph', children: [{ text: typed }] }],
      options,
    ),
};
