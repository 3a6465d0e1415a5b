// A newsroom in a process of its own, for the load of many editors: the real server with the site's own checks, and a
// session for each of so many people. It builds nothing; what is measured is saving.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from '../../../admin/server/create-server.ts';
import { checkEntry, checklist, checkReferences, linkOf } from '../../../admin/server/start/site-checks.ts';
import { collections } from '../../../src/schema/collections.ts';

const [dir = '', seedDir = '', people = '1'] = process.argv.slice(2);
const person = (index: number) =>
  ({
    id: `nguoi-${index}`,
    name: `Người ${index}`,
    email: `nguoi-${index}@example.vn`,
    role: 'editor',
  }) as const;

const newsroom = await createServer({
  dir,
  seedDir,
  adminDir: join(dir, 'admin'),
  owner: person(0),
  collections,
  checkEntry,
  checkReferences,
  checklist,
  linkOf,
  runBuild: ({ outDir }) => writeFile(join(outDir, 'index.html'), ''),
  version: () => '',
  publicHost: undefined,
  now: () => new Date(),
  announceLink: () => undefined,
  log: (line) => console.error(line),
});
const address = await newsroom.app.listen({ host: '127.0.0.1', port: 0 });
const sessions = Array.from({ length: Number(people) }, (_, index) => newsroom.sessions.open(person(index)));
const cookies = (await Promise.all(sessions)).map((session) => `newsroom=${session}`);
console.log(`ready ${JSON.stringify({ origin: address, cookies })}`);
