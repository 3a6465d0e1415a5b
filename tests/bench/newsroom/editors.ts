import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../site/build-site.ts';
import { type LoadReport, type LoadTarget, runEditorLoad } from './editor-load.ts';

/**
 * Many editors saving at once: `--editors 30 --saves 20 --entries 20`. Beside it the same load on decap-server, where
 * DECAP_SERVER names the folder of that package; it is no dependency of ours.
 */
const { values } = parseArgs({
  options: {
    editors: { type: 'string', default: '30' },
    saves: { type: 'string', default: '20' },
    entries: { type: 'string', default: '20' },
  },
});
const size = {
  editors: Number(values.editors),
  saves: Number(values.saves),
  entries: Number(values.entries),
};
const folder = await temporaryFolder('editors');

async function measureNewsroom(): Promise<LoadReport> {
  const dir = path.join(folder, 'newsroom');
  const program = fileURLToPath(new URL('server-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dir, path.resolve('content'), String(size.editors)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [, ready = '{}'] = await saw(child, /ready (.*)\n/);
  const target = JSON.parse(ready) as Pick<LoadTarget, 'origin' | 'cookies'>;
  try {
    return await runEditorLoad({ ...target, gitDir: path.join(dir, 'store.git') }, size);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

/** decap-server over a repository of its own, as its README has it set up. */
async function measureDecap(program: string): Promise<LoadReport> {
  const repository = path.join(folder, 'decap');
  await mkdir(repository);
  cpSync('content', path.join(repository, 'content'), { recursive: true });
  const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('config', 'user.name', 'decap');
  git('config', 'user.email', 'decap@example.vn');
  git('add', '.');
  git('commit', '--message', 'content');
  const port = '18081';
  const child = spawn(process.execPath, [program], {
    cwd: repository,
    env: {
      ...process.env,
      MODE: 'git',
      GIT_REPO_DIRECTORY: repository,
      PORT: port,
      BIND_HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saw(child, /listening/i);
  try {
    const origin = `http://localhost:${port}`;
    return await runEditorLoad({ origin, cookies: [], gitDir: path.join(repository, '.git') }, size);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

function saw(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-100_000);
      const match = pattern.exec(printed);
      if (match !== null) resolve(match);
    });
    child.once('exit', () => reject(new Error(`It ended before it printed ${String(pattern)}:\n${printed}`)));
  });
}

function describeReport({ times, ...report }: LoadReport): object {
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
  const refused = Object.entries(report.refused).map(([status, count]) => `${count} x ${status}`);
  return {
    saves: report.saves,
    stored: report.stored,
    'told as stale': report.stale,
    'refused otherwise': refused.join(', ') || 0,
    vanished: report.vanished,
    'overwritten in silence': report.overwritten,
    'stale and not kept': report.notKept,
    'p50 ms': at(0.5),
    'p95 ms': at(0.95),
    'longest ms': at(0.9999),
    'all s': report.seconds.toFixed(1),
  };
}

try {
  const rows: Record<string, object> = { newsroom: describeReport(await measureNewsroom()) };
  const program = path.join(process.env['DECAP_SERVER'] ?? '', 'dist', 'index.js');
  if (process.env['DECAP_SERVER'] !== undefined && existsSync(program)) {
    rows['decap-server'] = describeReport(await measureDecap(program));
  } else {
    console.log(
      'decap-server: skipped. Install decap-server 3.11.3 anywhere, and name its folder in DECAP_SERVER.',
    );
  }
  console.log(`${size.editors} editors, ${size.saves} saves each, over ${size.entries} entries`);
  console.table(rows);
} finally {
  await rm(folder, { recursive: true, force: true });
}
