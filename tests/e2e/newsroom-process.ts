import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A newsroom as `npm start` runs it: a process of its own, over a data folder of its own. */
export interface NewsroomProcess {
  readonly origin: string;
  /** Its data folder. */
  readonly dir: string;
  /** The one-time link to sign in. */
  readonly link: string;
  /** Waits for a line on the terminal, also one that has been printed already. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Everything printed so far. */
  output(): string;
  /** `SIGKILL`: no goodbye, as when the power goes. Takes the build that is running with it. */
  kill(): Promise<void>;
  /** `SIGTERM`, and waits until it is gone. */
  stop(): Promise<void>;
}

export async function startNewsroom(dir: string, env: NodeJS.ProcessEnv = {}): Promise<NewsroomProcess> {
  const child = spawn(process.execPath, ['admin/server/main.ts'], {
    env: { ...process.env, NODE_ENV: 'production', NEWSROOM_DIR: dir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group, so that a kill reaches a build that is running.
    detached: true,
  });
  let printed = '';
  const watchers = new Set<() => void>();
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString();
    watchers.forEach((watch) => watch());
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  const line = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const ended = (): void => {
        watchers.delete(look);
        reject(new Error(`The newsroom ended before it printed ${String(pattern)}:\n${printed}`));
      };
      const look = (): void => {
        const match = pattern.exec(printed);
        if (!match) return;
        watchers.delete(look);
        child.off('exit', ended);
        resolve(match);
      };
      child.once('exit', ended);
      watchers.add(look);
      look();
    });

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    send(child, signal);
    await gone;
  };

  const [, link = ''] = await line(/(http:\/\/localhost:\d+\/admin\/sign-in\?token=\S+)/);
  return {
    origin: new URL(link).origin,
    dir,
    link,
    line,
    output: () => printed,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (signal === 'SIGKILL') process.kill(-child.pid, signal);
  else child.kill(signal);
}
