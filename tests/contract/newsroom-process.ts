// A newsroom in a process of its own, for the tests that kill it. Its builds copy the texts into one page; a build that
// finds the file `hold` in the data folder stops half-way and stays there.
import { join } from 'node:path';
import { createServer } from '../../admin/server/create-server.ts';
import { createBuildCommand } from '../../admin/server/publisher/build-command.ts';

const [dir = '', seedDir = ''] = process.argv.slice(2);

const build = `
  const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
  const { CONTENT_DIR: content, OUT_DIR: out } = process.env;
  const page = readdirSync(content, { recursive: true })
    .filter((file) => file.endsWith('.mdx')).sort()
    .map((file) => readFileSync(content + '/' + file, 'utf8')).join('\\n');
  writeFileSync(out + '/index.html', page.slice(0, 10));
  console.log('::progress {"stage":"half","done":1,"total":2}');
  if (existsSync(${JSON.stringify(join(dir, 'hold'))})) setInterval(() => 0, 60_000);
  else writeFileSync(out + '/index.html', page);`;

const newsroom = await createServer({
  dir,
  seedDir,
  adminDir: join(dir, 'admin'),
  owner: { id: 'lan', name: 'Lan', email: 'lan@example.vn', role: 'admin' },
  collections: [{ name: 'stories', byYear: true }],
  checkEntry: () => [],
  checkReferences: () => [],
  checklist: () => [],
  linkOf: () => '/',
  runBuild: createBuildCommand([process.execPath, '-e', build, '--'], dir),
  version: () => '',
  publicHost: undefined,
  now: () => new Date(),
  announceLink: () => undefined,
  log: (line) => console.error(line),
});
newsroom.publisher.states.listen(({ kind, ...state }) => {
  const half = 'progress' in state && state.progress !== null;
  console.log(`state ${half ? 'half-built' : kind}`);
});
const origin = (await newsroom.app.listen({ host: '127.0.0.1', port: 0 })).replace('[::1]', 'localhost');
const cookie = await newsroom.sessions.open({
  id: 'lan',
  name: 'Lan',
  email: 'lan@example.vn',
  role: 'admin',
});
await newsroom.publisher.catchUp();
console.log(`ready ${origin} newsroom=${cookie}`);
