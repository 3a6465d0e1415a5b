import { setTimeout as delay } from 'node:timers/promises';
import { GitError, runGit } from '../store/git.ts';
import type { Store } from '../store/open-store.ts';
import { isMirrorAddress, MIRROR_PROTOCOLS, withoutSecrets } from './mirror-address.ts';
import { withView } from './view.ts';

export interface MirrorDeps {
  readonly gitDir: string;
  /** See isMirrorAddress. */
  readonly address: string;
  /** Takes English lines for the operator. */
  readonly log: (line: string) => void;
  /** Resolves after so many ms, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Another repository that follows this one. It may be behind, for as long as it can't be reached; nobody waits for it. */
export interface Mirror {
  /** Says that something changed. Returns at once. */
  readonly follow: () => void;
  /** Resolves when the mirror has all, or waits to try again. */
  settled(): Promise<void>;
  /** Stops a running push. */
  close(): Promise<void>;
}

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 600_000;

/**
 * `main` is never forced, and all goes in one transaction. So a data folder that was lost and begun anew, or damaged,
 * can't take the mirror's copy with it: git refuses such a `main`, and with it the removal of drafts.
 */
const REFSPECS = [
  'refs/heads/main:refs/heads/main',
  '+refs/heads/cms/*:refs/heads/cms/*',
  '+refs/newsroom/*:refs/newsroom/*',
];

/** @throws Error for the operator where the address is none. */
export function createMirror({ gitDir, address, log, wait }: MirrorDeps): Mirror {
  if (!isMirrorAddress(address)) {
    throw new Error(
      'MIRROR_URL is not an address: an absolute path, https://…, ssh://… or user@host:path is needed.',
    );
  }
  const stopping = new AbortController();
  const { signal } = stopping;
  const shown = withoutSecrets(address);
  let wanted = false;
  let running: Promise<void> | null = null;
  let resting = false;
  const watchers = new Set<() => void>();
  const tellWatchers = (): void => {
    for (const watcher of watchers) watcher();
    watchers.clear();
  };

  /** Of one moment: git reads refs one by one, and would prune a draft that was published after it had read `main`. */
  async function push(): Promise<void> {
    const args = ['push', '--quiet', '--porcelain', '--atomic', '--prune', '--', address, ...REFSPECS];
    const { code, stdout, stderr } = await withView(gitDir, (view) =>
      runGit(view, args, { signal, env: pushEnvironment() }),
    );
    if (code !== 0) throw new GitError(args, code, `${stderr}${stdout.toString()}`);
  }

  async function work(): Promise<void> {
    let failures = 0;
    while (wanted && !signal.aborted) {
      wanted = false;
      try {
        await push();
        if (failures > 0) log(`The mirror ${shown} has everything again.`);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        wanted = true;
        const ms = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
        failures += 1;
        log(`The mirror ${shown} is behind; trying again in ${ms / 1000} s. ${explain(error)}`);
        resting = true;
        tellWatchers();
        await wait(ms, signal);
        resting = false;
      }
    }
  }

  function start(): void {
    running = work().finally(() => {
      running = null;
      tellWatchers();
      // What was asked for while the last push came to its end.
      if (wanted && !signal.aborted) start();
    });
  }

  return {
    follow() {
      wanted = true;
      if (running === null && !signal.aborted) start();
    },
    settled: () =>
      running === null || resting
        ? Promise.resolve()
        : new Promise((resolve) => watchers.add(() => resolve())),
    async close() {
      stopping.abort();
      await running;
    },
  };
}

/** Has the store followed from now on, and catches up with what happened before; null where no mirror is wanted. */
export function mirrorStore(
  store: Store,
  address: string | undefined,
  log: (line: string) => void,
): Mirror | null {
  if (address === undefined) return null;
  const mirror = createMirror({
    gitDir: store.gitDir,
    address,
    log,
    wait: (ms, signal) => delay(ms, undefined, { signal, ref: false }).catch(() => undefined),
  });
  store.onChange(mirror.follow);
  mirror.follow();
  return mirror;
}

/**
 * Git itself refuses every other protocol, also one that a server redirects to. Nobody sits at the terminal to type a
 * password; a key comes from the ssh of the user that the server runs as, a token from the address.
 */
function pushEnvironment(): Record<string, string> {
  const agent = process.env['SSH_AUTH_SOCK'];
  return {
    GIT_ALLOW_PROTOCOL: MIRROR_PROTOCOLS.join(':'),
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    ...(agent === undefined ? {} : { SSH_AUTH_SOCK: agent }),
  };
}

function explain(error: unknown): string {
  const said = error instanceof GitError ? error.stderr : String(error);
  if (/non-fast-forward|fetch first/.test(said)) {
    return 'Its main has what is not here. Look at both before you push by hand; nothing there was changed.';
  }
  const line = said.split('\n').find((one) => /^(?:fatal|error|ssh|remote):/.test(one)) ?? said.trim();
  return withoutSecrets(line).slice(0, 300);
}
