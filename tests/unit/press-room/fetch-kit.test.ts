import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KitFile } from '../../../src/outputs/kit/kit.ts';
import { fetchKit, type Kept, KitFault } from '../../../src/press-room/fetch-kit.ts';

let server: Server;
let origin: string;
let files: Map<string, Buffer>;
/** Paths of which only the half is sent before the connection breaks. */
let breaking: Set<string>;
let asked: string[];

beforeEach(async () => {
  files = new Map();
  breaking = new Set();
  asked = [];
  server = createServer((request, response) => {
    const path = request.url ?? '';
    const content = files.get(path);
    asked.push(path);
    if (!content) {
      response.writeHead(404).end();
    } else if (breaking.has(path)) {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, content.length / 2), () => response.destroy());
    } else {
      response.end(content);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function serve(path: string, bytes: number): KitFile {
  const content = randomBytes(bytes);
  files.set(path, content);
  return {
    path: origin + path,
    name: path.slice(1),
    label: path,
    mediaType: 'text/plain',
    bytes,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

const fetchAll = (kit: readonly KitFile[], kept: Kept, progress: number[] = [], signal?: AbortSignal) =>
  fetchKit(
    { files: kit },
    {
      kept,
      signal: signal ?? new AbortController().signal,
      onProgress: (bytes) => progress.push(bytes),
    },
  );

const faultOf = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof KitFault ? [error.file.name, error.reason] : error),
  );

describe('A kit', () => {
  it('comes whole, and its progress only grows and ends at the sum of its files', async () => {
    const kit = [serve('/a.txt', 10), serve('/anh/b.jpg', 300_000), serve('/trong.txt', 0)];
    const kept: Kept = new Map();
    const progress: number[] = [];
    await fetchAll(kit, kept, progress);
    expect([...kept.values()].map(({ size }) => size)).toEqual([10, 300_000, 0]);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(300_010);
  });

  it('names the file whose bytes are others than it tells of, and keeps those before it', async () => {
    const kit = [serve('/a.txt', 10), serve('/b.jpg', 20), serve('/c.txt', 30)];
    files.set('/b.jpg', randomBytes(20));
    const kept: Kept = new Map();
    expect(await faultOf(fetchAll(kit, kept))).toEqual(['b.jpg', 'changed']);
    expect([...kept.keys()]).toEqual([kit[0]?.sha256]);
  });

  it('names the file that is gone, and the one that broke off', async () => {
    const kit = [serve('/a.txt', 10), serve('/b.jpg', 400_000)];
    breaking.add('/b.jpg');
    expect(await faultOf(fetchAll(kit, new Map()))).toEqual(['b.jpg', 'offline']);
    files.delete('/a.txt');
    expect(await faultOf(fetchAll(kit, new Map()))).toEqual(['a.txt', 'absent']);
  });

  it('is tried again at the cost of what is missing', async () => {
    const kit = [serve('/a.txt', 10), serve('/b.jpg', 400_000), serve('/c.txt', 30)];
    const kept: Kept = new Map();
    breaking.add('/b.jpg');
    await faultOf(fetchAll(kit, kept));
    breaking.clear();
    asked.length = 0;
    await fetchAll(kit, kept);
    expect(asked).toEqual(['/b.jpg', '/c.txt']);
    expect(kept.size).toBe(3);
  });

  it('stops when the reader says so, which is no fault of a file', async () => {
    const kit = [serve('/a.txt', 10), serve('/b.jpg', 400_000)];
    const stop = new AbortController();
    const kept: Kept = new Map();
    const work = fetchKit(
      { files: kit },
      { kept, signal: stop.signal, onProgress: (bytes) => bytes > 10 && stop.abort() },
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(kept.size).toBe(1);
  });
});
