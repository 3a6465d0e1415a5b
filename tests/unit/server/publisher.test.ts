import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BuildFailure,
  createBuildCommand,
  type BuildJob,
} from '../../../admin/server/publisher/build-command.ts';
import { noAssets, retireAssets } from '../../../admin/server/publisher/retired-assets.ts';
import type { PublisherState } from '../../../admin/server/publisher/state.ts';
import { buildPlainSite, KEY, startNewsroom, type TestNewsroom } from './newsroom.ts';
import { temporaryFolder } from './temp-folder.ts';

const home = (newsroom: TestNewsroom) =>
  newsroom.app.inject({ url: '/', headers: { host: 'localhost' } }).then((answer) => answer.body);

async function publishText(newsroom: TestNewsroom, text: string): Promise<void> {
  const browser = await newsroom.visit();
  await browser.open();
  await browser.save(text);
  await browser.ask('updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_publish' });
  await browser.ask('publishUnpublishedEntry', KEY);
}

/** A build that waits to be let go, and counts. */
function heldBuild() {
  const jobs: { job: BuildJob; go: (error?: Error) => void }[] = [];
  let arrived: (() => void) | undefined;
  return {
    jobs,
    next: () =>
      new Promise<void>((resolve) => {
        arrived = resolve;
      }),
    run: (job: BuildJob) =>
      new Promise<void>((resolve, reject) => {
        const go = (error?: Error) => {
          if (error === undefined) buildPlainSite(job).then(resolve, reject);
          else reject(error);
        };
        job.signal.addEventListener('abort', () => reject(new Error('stopped')));
        jobs.push({ job, go });
        arrived?.();
      }),
  };
}

describe('publishing', () => {
  test('tells each state, builds what is on main, and swaps the site whole', async () => {
    const newsroom = await startNewsroom();
    const states: PublisherState[] = [];
    newsroom.publisher.states.listen((state) => states.push(state));
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    expect(await home(newsroom)).toContain('Bản đầu.');
    const first = readlinkSync(join(newsroom.dir, 'current'));
    await publishText(newsroom, 'Bản hai.');
    await newsroom.publisher.settled();
    expect(await home(newsroom)).toContain('Bản hai.');
    expect(readlinkSync(join(newsroom.dir, 'current'))).not.toBe(first);
    expect(existsSync(join(newsroom.dir, first))).toBe(true);
    const once = ['queued', 'building', 'building', 'building', 'live'];
    expect(states.map((state) => state.kind)).toEqual([...once, ...once]);
    expect(states.at(-2)).toMatchObject({ progress: { stage: 'pages', done: 2, total: 2 } });
    expect(states.at(-1)).toMatchObject({ link: '/content/stories/2026/ca-truc-dem.mdx' });
  });

  test('gives every reader a whole page, whenever they ask', async () => {
    const newsroom = await startNewsroom();
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    let publishing = true;
    const work = (async () => {
      for (const text of ['Bản hai.', 'Bản ba.', 'Bản tư.', 'Bản năm.']) {
        await publishText(newsroom, text);
        await newsroom.publisher.settled();
      }
      publishing = false;
    })();
    const seen = new Set<string>();
    while (publishing) {
      const page = await newsroom.app.inject({ url: '/', headers: { host: 'localhost' } });
      expect(page.statusCode).toBe(200);
      expect(page.body.startsWith('---\ntitle: Kế hoạch 2020')).toBe(true);
      seen.add(page.body);
    }
    await work;
    expect(seen.size).toBeGreaterThan(1);
  });

  test('builds once more for all that came while a build ran', async () => {
    const builds = heldBuild();
    const newsroom = await startNewsroom({ runBuild: builds.run });
    const started = builds.next();
    await newsroom.publisher.catchUp();
    await started;
    await publishText(newsroom, 'Bản hai.');
    await publishText(newsroom, 'Bản ba.');
    await publishText(newsroom, 'Bản tư.');
    const second = builds.next();
    builds.jobs[0]?.go();
    await second;
    expect(await home(newsroom)).toContain('Bản đầu.');
    builds.jobs[1]?.go();
    await newsroom.publisher.settled();
    expect(builds.jobs).toHaveLength(2);
    expect(await home(newsroom)).toContain('Bản tư.');
  });

  test('that fails leaves the site as it was and says why; the next one mends it', async () => {
    let broken = false;
    const distrusted: boolean[] = [];
    const newsroom = await startNewsroom({
      runBuild: async (job) => {
        distrusted.push(job.distrustCache);
        if (broken) throw new BuildFailure('stories/2026/a.mdx:4 · unit (Đơn vị): không có. Chọn đơn vị.');
        await buildPlainSite(job);
      },
    });
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    broken = true;
    await publishText(newsroom, 'Bản hai.');
    await newsroom.publisher.settled();
    expect(newsroom.publisher.states.current).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('unit (Đơn vị)') as string,
    });
    expect(await home(newsroom)).toContain('Bản đầu.');
    broken = false;
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    expect(distrusted).toHaveLength(2);
    newsroom.publisher.requestBuild({ reason: 'Thử lại' });
    await newsroom.publisher.settled();
    expect(await home(newsroom)).toContain('Bản hai.');
    expect(distrusted).toEqual([false, false, true]);
  });

  test('that ends without a home page counts as failed', async () => {
    const newsroom = await startNewsroom({ runBuild: () => Promise.resolve() });
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    expect(newsroom.publisher.states.current.kind).toBe('failed');
    expect(await home(newsroom)).toContain('Đang dựng trang lần đầu');
  });

  test('that was stopped half-way goes on after a restart, without trusting what it left in the cache', async () => {
    const builds = heldBuild();
    let calls = 0;
    const newsroom = await startNewsroom({
      runBuild: (job) => (calls++ === 0 ? buildPlainSite(job) : builds.run(job)),
    });
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    const started = builds.next();
    await publishText(newsroom, 'Bản hai.');
    await started;
    writeFileSync(join(builds.jobs[0]?.job.outDir ?? '', 'index.html'), 'half a pa');
    writeFileSync(join(newsroom.dir, 'content', 'stories', '2026', 'ca-truc-dem.mdx'), 'half a te');
    expect(await home(newsroom)).toContain('Bản đầu.');
    await newsroom.close();

    const distrusted: boolean[] = [];
    const again = await startNewsroom({
      dir: newsroom.dir,
      runBuild: (job) => (distrusted.push(job.distrustCache), buildPlainSite(job)),
    });
    expect(await home(again)).toContain('Bản đầu.');
    await again.publisher.catchUp();
    await again.publisher.settled();
    expect(distrusted).toEqual([true]);
    expect(readdirSync(join(again.dir, 'releases')).filter((name) => name.endsWith('.partial'))).toEqual([]);
    await again.publisher.catchUp();
    await again.publisher.settled();
    expect(distrusted).toHaveLength(1);
  });

  test('a new version of the site’s code is built though no text changed', async () => {
    const newsroom = await startNewsroom({ version: () => 'v1' });
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    await newsroom.close();
    const again = await startNewsroom({ dir: newsroom.dir, version: () => 'v2' });
    await again.publisher.catchUp();
    await again.publisher.settled();
    expect(readlinkSync(join(again.dir, 'current'))).toMatch(/-v2$/);
  });

  test('only ever writes the texts that changed into the content folder', async () => {
    const newsroom = await startNewsroom();
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    writeFileSync(join(newsroom.dir, 'content', 'site.yml'), 'touched by hand');
    await publishText(newsroom, 'Bản hai.');
    await newsroom.publisher.settled();
    expect(readFileSync(join(newsroom.dir, 'content', 'site.yml'), 'utf8')).toBe('touched by hand');
    expect(await home(newsroom)).toContain('Bản hai.');
  });
});

describe('the files of earlier releases', () => {
  test('are still there for a page that is open, and go after a week', async () => {
    let day = 0;
    let build = 0;
    const newsroom = await startNewsroom({
      now: () => new Date(Date.UTC(2026, 2, 1 + day)),
      runBuild: async (job) => {
        build += 1;
        mkdirSync(join(job.outDir, '_astro'));
        writeFileSync(join(job.outDir, '_astro', `page.${build}.css`), `css ${build}`);
        await buildPlainSite(job);
      },
    });
    const css = async (of: number) =>
      (await newsroom.app.inject({ url: `/_astro/page.${of}.css`, headers: { host: 'localhost' } }))
        .statusCode;
    await newsroom.publisher.catchUp();
    await newsroom.publisher.settled();
    for (const text of ['Hai', 'Ba']) {
      day += 3;
      await publishText(newsroom, text);
      await newsroom.publisher.settled();
    }
    expect([await css(1), await css(2), await css(3)]).toEqual([200, 200, 200]);
    day += 5;
    await publishText(newsroom, 'Tư');
    await newsroom.publisher.settled();
    expect([await css(1), await css(2), await css(3), await css(4)]).toEqual([404, 200, 200, 200]);
  });

  test('are not carried twice when a build makes them again', () => {
    const first = retireAssets(noAssets, ['a.css', 'b.css'], 0);
    const second = retireAssets(first, ['b.css', 'c.css'], 1);
    expect(second).toEqual({ own: ['b.css', 'c.css'], retired: { 'a.css': 1 } });
    expect(retireAssets(second, ['a.css'], 2)).toEqual({
      own: ['a.css'],
      retired: { 'b.css': 2, 'c.css': 2 },
    });
  });
});

describe('the build command', () => {
  const job = (changes: Partial<BuildJob> = {}): BuildJob => ({
    contentDir: 'c',
    outDir: 'o',
    cacheDir: 'k',
    distrustCache: false,
    now: new Date('2026-05-01T08:00:00+07:00'),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  });
  const node = (script: string) =>
    createBuildCommand([process.execPath, '-e', script, '--'], temporaryFolder());

  test('is told what to build by its environment, and tells how far it is', async () => {
    const seen: unknown[] = [];
    const script =
      'const e = process.env; console.log("::progress " + JSON.stringify({stage: [e.CONTENT_DIR, e.OUT_DIR, e.CACHE_DIR, e.BUILD_NOW,' +
      ' ...process.argv.slice(1)].join(), done: 1, total: 2})); console.log("::progress nonsense")';
    await node(script)(job({ distrustCache: true, onProgress: (progress) => seen.push(progress) }));
    expect(seen).toEqual([{ stage: 'c,o,k,2026-05-01T01:00:00.000Z,--force', done: 1, total: 2 }]);
  });

  test('gives the errors of a build that failed, or else the end of what it printed', async () => {
    const failureOf = async (script: string) => {
      const failure: unknown = await node(`${script}; process.exitCode = 1`)(job()).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(BuildFailure);
      return (failure as Error).message;
    };
    const chatter = 'for (let i = 0; i < 500; i++) console.log("line " + i)';
    expect((await failureOf(chatter)).split('\n').at(-1)).toBe('line 499');
    expect((await failureOf(chatter)).split('\n')).toHaveLength(60);
    expect(await failureOf(`${chatter}; console.error("Out of memory")`)).toBe('Out of memory');
    const problem = 'stories/2026/a.mdx:4 · unit (Đơn vị): không có. Chọn đơn vị.';
    expect(await failureOf(`console.error("[ContentError]\\n  ${problem}\\n    at read (x.js:1)")`)).toBe(
      problem,
    );
    expect(await failureOf('')).toBe('The build ended with 1');
  });

  test('is stopped with everything that it started', async () => {
    const stop = new AbortController();
    const started = job({ signal: stop.signal, onProgress: () => stop.abort() });
    const script =
      'require("child_process").spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], {stdio: "inherit"});' +
      'console.log("::progress " + JSON.stringify({stage: "x", done: 0, total: 1})); setInterval(() => 0, 1000)';
    // The pipe closes only when the last of them has ended.
    await expect(node(script)(started)).rejects.toThrow();
  });
});

describe('the events', () => {
  test('tell the present state, then each that follows, and end with the server', async () => {
    const newsroom = await startNewsroom();
    const address = await newsroom.app.listen({ port: 0, host: '127.0.0.1' });
    const { cookie } = await newsroom.visit();
    const response = await fetch(`${address}/api/events`, { headers: { cookie } });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (words: string) => {
      while (!text.includes(words)) {
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error(`the stream ended before ${words}: ${text}`);
        text += value ?? '';
      }
    };
    await readUntil('"kind":"idle"');
    await newsroom.publisher.catchUp();
    await readUntil('"kind":"live"');
    expect([...text.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind)).toEqual([
      'idle',
      'queued',
      'building',
      'building',
      'building',
      'live',
    ]);
    const end = reader?.closed.catch(() => undefined);
    await newsroom.close();
    await reader?.read().catch(() => undefined);
    await end;
  });
});
