import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keepLoaded, readPacked } from '../../../src/search/store/files.ts';

describe('a file of the index', () => {
  const bytes = new TextEncoder().encode('đình làng');

  it('is read the same whether a host unpacks it on the way or not', async () => {
    for (const served of [gzipSync(bytes), bytes])
      expect(await readPacked(() => Promise.resolve(new Response(served)))('pages/1.gz')).toEqual(bytes);
  });

  it('that is gone is an error with its name', async () => {
    const read = readPacked(() => Promise.resolve(new Response('', { status: 404 })));
    await expect(read('pages/1.gz')).rejects.toThrow('404 for pages/1.gz');
  });
});

describe('what was loaded', () => {
  it('is kept, the latest of it, and what failed is asked for again', async () => {
    const asked: string[] = [];
    let isBroken = true;
    const load = keepLoaded((name) => {
      asked.push(name);
      return isBroken ? Promise.reject(new Error(`no ${name}`)) : Promise.resolve(name);
    }, 2);
    await expect(load('a')).rejects.toThrow('no a');
    isBroken = false;
    expect(await Promise.all([load('a'), load('a')])).toEqual(['a', 'a']);
    expect(asked).toEqual(['a', 'a']);
    await load('b');
    await load('c');
    await load('b');
    expect(asked).toEqual(['a', 'a', 'b', 'c']);
    await load('a');
    expect(asked).toEqual(['a', 'a', 'b', 'c', 'a']);
  });
});
