import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../site/build-site.ts';
import { runKillRounds } from './kill-rounds.ts';

/** What `SIGKILL` at random moments leaves behind: `--rounds 200 --seed 1`; `--keep` to look at the data folder. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});
const dir = await temporaryFolder('kills');
const report = await runKillRounds({
  dir,
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  tell: (line) => console.log(line),
});
const starts = [...report.starts].sort((a, b) => a - b);
console.table({
  rounds: report.rounds,
  'killed while saving': report.kills.saving,
  'killed while publishing': report.kills.publishing,
  'killed while building': report.kills.building,
  'git killed too': report.killsWithGit,
  'saves acknowledged': report.acknowledged.saves,
  'publishes acknowledged': report.acknowledged.publishes,
  'requests without an answer': report.unanswered,
  'start, median ms': Math.round(starts[Math.floor(starts.length / 2)] ?? 0),
  'start, longest ms': Math.round(starts.at(-1) ?? 0),
  faults: report.faults.length,
});
for (const fault of report.faults) console.log(fault);
if (values.keep) console.log(dir);
else await rm(dir, { recursive: true, force: true });
process.exitCode = report.faults.length === 0 ? 0 : 1;
