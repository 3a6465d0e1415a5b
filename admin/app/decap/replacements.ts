/**
 * The parts of Decap CMS that we build without, or with a part of our own. Each has its reason; the versions are pinned, and
 * the build stops when a part named here is no longer there to be replaced.
 */
export interface Replacement {
  /** A package's name, or the end of a module's path inside the Decap packages. */
  readonly module: string;
  /** What stands in for it: a file in this folder. */
  readonly by: string;
}

const unusedWidget = 'unused-widget.ts';
const unusedBackend = 'unused-backend.ts';
const unusedFormat = 'unused-format.ts';

export const replacements: readonly Replacement[] = [
  // Compiles its schema with `new Function`, the only thing in Decap that needs `unsafe-eval`. A contract test validates
  // the config instead, and more strictly.
  { module: 'decap-cms-core/dist/esm/constants/configSchema.js', by: 'config-schema.ts' },
  // Escapes Markdown by guesswork and leaves MDX's own characters. Our compiler (`mdx/rich-text.ts`) escapes by grammar.
  {
    module: 'decap-cms-widget-markdown/dist/esm/serializers/remarkEscapeMarkdownEntities.js',
    by: 'unescaped-text.ts',
  },
  // Pastes words of two lines as one word, Word's bold and lists as plain text, tables without a space between their cells,
  // and pictures and headings that a body may not hold.
  {
    module: 'decap-cms-widget-markdown/dist/esm/MarkdownControl/plugins/html/withHtml.js',
    by: 'paste-html.ts',
  },
  // Knows Vietnamese letters only when composed, and lets `_` and `~` into file names.
  { module: 'diacritics', by: 'slug-letters.ts' },
  // Runs a content file that begins with `---js` as code, and `eval`s; every collection here has a format of its own.
  { module: 'decap-cms-core/dist/esm/formats/frontmatter.js', by: unusedFormat },
  { module: 'decap-cms-core/dist/esm/formats/toml.js', by: unusedFormat },
  // Shows what the server answers behind English prefixes, and one message as often as it comes.
  { module: 'decap-cms-core/dist/esm/actions/notifications.js', by: 'notifications.ts' },
  // Looks for letters with their marks only: `hien mau` finds no "hiến máu".
  { module: 'fuzzy', by: 'search-letters.ts' },
  // WebAssembly codecs, for resizing photos before upload, which the site's build does. Ours refuses what is no
  // photo and gives uploads names that never meet: Decap deletes the photo that had the name before.
  { module: 'decap-cms-core/dist/esm/lib/imageTransformations.js', by: 'upload-names.ts' },
  // Puts a style sheet into the page, which our content security policy refuses; here it is a file.
  { module: 'react-toastify/dist/inject-style', by: 'toast-style.ts' },
  // 40 languages, 500 kB; `locale/vi.ts` is complete.
  { module: 'decap-cms-locales', by: 'locales.ts' },
  // Maps, code editors, colours: half of the bundle, and the map fetches its tiles from a third party.
  { module: 'decap-cms-widget-map', by: unusedWidget },
  { module: 'decap-cms-widget-richtext', by: unusedWidget },
  { module: 'decap-cms-widget-code', by: unusedWidget },
  { module: 'decap-cms-widget-colorstring', by: unusedWidget },
  { module: 'decap-cms-widget-uuid', by: unusedWidget },
  { module: 'decap-cms-backend-azure', by: unusedBackend },
  { module: 'decap-cms-backend-aws-cognito-github-proxy', by: unusedBackend },
  { module: 'decap-cms-backend-bitbucket', by: unusedBackend },
  { module: 'decap-cms-backend-test', by: unusedBackend },
];
