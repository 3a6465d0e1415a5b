// `npm run bench -- build --stories 10000`, `npm run bench -- search`: one name, one file beside this one.
const [name = 'build', ...rest] = process.argv.slice(2);
const benches = ['build', 'search'];
if (!benches.includes(name)) {
  console.error(`There is no bench "${name}". Choose one of: ${benches.join(', ')}.`);
  process.exit(2);
}
process.argv = [process.argv[0] ?? 'node', name, ...rest];
await import(`./${name}.ts`);
