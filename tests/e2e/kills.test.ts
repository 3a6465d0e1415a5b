import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KillReport, runKillRounds } from '../bench/newsroom/kill-rounds.ts';
import { temporaryFolder } from '../site/build-site.ts';

/** `npm run bench -- kills --rounds 200` is the long form of this. */
const ROUNDS = 12;
let folder: string;
let report: KillReport;

beforeAll(async () => {
  folder = await temporaryFolder('kills');
  report = await runKillRounds({ dir: folder, rounds: ROUNDS, seed: 20_200_208 });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('kills while people save, while they publish and while the site is built', () => {
  expect(report.kills).toEqual({ saving: 4, publishing: 4, building: 4 });
  expect(report.unanswered).toBeGreaterThan(0);
  expect(report.acknowledged.saves).toBeGreaterThan(ROUNDS);
  expect(report.acknowledged.publishes).toBeGreaterThan(0);
});

it('loses nothing that was acknowledged, leaves repository and site whole, and goes on by itself', () => {
  expect(report.faults).toEqual([]);
});
