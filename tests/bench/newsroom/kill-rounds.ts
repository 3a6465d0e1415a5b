import { setTimeout as delay } from 'node:timers/promises';
import { signInByHttp, type HttpEditor } from '../../e2e/http-editor.ts';
import { startNewsroom, type NewsroomProcess } from '../../e2e/newsroom-process.ts';
import { createDesk, type Desk } from './desk.ts';
import { createChance, type Chance } from './random.ts';
import { checkRepository, checkSite, killGit } from './wreck.ts';

/** What the server is in the middle of when it dies. */
const MOMENTS = ['saving', 'publishing', 'building'] as const;
type Moment = (typeof MOMENTS)[number];

export interface KillReport {
  readonly rounds: number;
  readonly kills: Readonly<Record<Moment, number>>;
  /** Kills that took the git commands along, as a power cut does. */
  readonly killsWithGit: number;
  /** Requests that were answered 200, which is a promise. */
  readonly acknowledged: { readonly saves: number; readonly publishes: number };
  /** Requests that a kill left without an answer. */
  readonly unanswered: number;
  /** From starting the process to listening, in ms. */
  readonly starts: readonly number[];
  /** Whatever was not as it must be, with its round; none is the only good number. */
  readonly faults: readonly string[];
}

const STAGES = ['content', 'pages', 'pictures', 'search'] as const;
const CHAINS = 4;

/**
 * Kills a real newsroom again and again while it saves, publishes and builds, and looks each time at what is left and
 * whether the next start needs any help.
 *
 * @param dir An empty folder.
 * @param seed The same seed gives the same moments, as far as the machine's own timing allows.
 */
export async function runKillRounds({
  dir,
  rounds,
  seed,
  tell = () => undefined,
}: {
  readonly dir: string;
  readonly rounds: number;
  readonly seed: number;
  readonly tell?: (line: string) => void;
}): Promise<KillReport> {
  const chance = createChance(seed);
  const faults: string[] = [];
  const starts: number[] = [];
  const kills = { saving: 0, publishing: 0, building: 0 };
  let killsWithGit = 0;
  const desk = createDesk();

  async function begin(): Promise<{ newsroom: NewsroomProcess; editor: HttpEditor }> {
    const from = performance.now();
    const newsroom = await startNewsroom(dir);
    starts.push(performance.now() - from);
    return { newsroom, editor: await signInByHttp(newsroom) };
  }
  const note = (round: number, found: readonly string[]): void => {
    faults.push(...found.map((fault) => `round ${round}: ${fault}`));
    for (const fault of found) tell(`round ${round}: ${fault}`);
  };

  const first = await begin();
  await first.newsroom.line(/Live after/);
  await first.newsroom.stop();

  for (let round = 1; round <= rounds; round += 1) {
    const { newsroom, editor } = await begin();
    // The first save after a start must work without anybody's help.
    note(round, await desk.mustSave(editor));
    if (round % 8 === 0) await Promise.race([newsroom.line(/Live after/), newsroom.line(/Not published/)]);
    const moment = MOMENTS[(round - 1) % MOMENTS.length] ?? 'saving';
    const work = startWork(desk, editor);
    await waitFor(moment, chance, newsroom, desk);
    note(round, desk.takeRefusals());
    if (chance.number(2) === 0 && (await killGit(dir))) killsWithGit += 1;
    await newsroom.kill();
    await work.stopped();
    // Git may have died a moment before the server, which then answered with its own failure.
    desk.takeRefusals();
    kills[moment] += 1;
    note(round, await checkRepository(dir));
    note(round, await desk.missing(dir));
    note(round, await checkSite(dir));
    if (round % 10 === 0) tell(`${round} rounds, ${faults.length} faults`);
  }

  const { newsroom, editor } = await begin();
  note(rounds + 1, await desk.mustSave(editor));
  note(rounds + 1, await desk.mustPublish(editor));
  const printed = newsroom.output().length;
  await newsroom.line(new RegExp(`^[\\s\\S]{${printed},}(?:Live after|Not published)`));
  await newsroom.stop();
  note(rounds + 1, [
    ...(await checkRepository(dir)),
    ...(await desk.missing(dir)),
    ...(await checkSite(dir)),
  ]);
  return { rounds, kills, killsWithGit, ...desk.counts(), starts, faults };
}

/** Several people at once, each with entries of their own, until nobody answers any more. */
function startWork(desk: Desk, editor: HttpEditor): { stopped(): Promise<void> } {
  const chains = Array.from({ length: CHAINS }, async (_, chain) => {
    for (let step = chain; await desk.work(editor, chain, CHAINS, step % 3 === 0); step += 1);
  });
  return { stopped: async () => void (await Promise.all(chains)) };
}

/** Resolves at a moment of the wanted kind; where exactly in it is left to chance. */
async function waitFor(moment: Moment, chance: Chance, newsroom: NewsroomProcess, desk: Desk): Promise<void> {
  switch (moment) {
    case 'saving':
      await desk.saw('saving', 1 + chance.number(12));
      return void (await delay(chance.number(25)));
    case 'publishing':
      await desk.saw('publishing', 1 + chance.number(4));
      return void (await delay(chance.number(40)));
    case 'building': {
      await desk.saw('publishing', 1);
      const stage = chance.pick(STAGES);
      await Promise.race([
        newsroom.line(new RegExp(`building: ${stage}`)),
        newsroom.line(/Live after|Not published/),
      ]);
      return void (await delay(chance.number(1500)));
    }
  }
}
