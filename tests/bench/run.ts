// `npm run bench -- build --stories 10000`, `npm run bench -- search`: one name, one file.
const [name = 'build', ...rest] = process.argv.slice(2);
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => import('./build.ts'),
  outputs: () => import('./outputs.ts'),
  search: () => import('./search.ts'),
  'search-page': () => import('./search-page.ts'),
  'search-segments': () => import('./search-segments.ts'),
  pictures: () => import('./pictures.ts'),
  kills: () => import('./newsroom/kills.ts'),
  editors: () => import('./newsroom/editors.ts'),
};
const bench = benches[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}". Choose one of: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
process.argv = [process.argv[0] ?? 'node', name, ...rest];
await bench();

export {};
