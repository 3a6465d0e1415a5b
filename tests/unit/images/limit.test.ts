import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allSettled, createLimit } from '../../../src/images/limit.ts';

test('no more pictures are worked on at a time than was agreed, and a failed one gives its place back', async () => {
  const work = fc.array(fc.record({ turns: fc.integer({ min: 1, max: 4 }), fails: fc.boolean() }), {
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), work, async (most, tasks) => {
      const limit = createLimit(most);
      let running = 0;
      let peak = 0;
      const results = await Promise.allSettled(
        tasks.map(({ turns, fails }) =>
          limit(async () => {
            peak = Math.max(peak, ++running);
            for (let left = turns; left > 0; left--) await turn();
            running -= 1;
            if (fails) throw new Error('broken');
          }),
        ),
      );
      expect(peak).toBe(Math.min(most, tasks.length));
      expect(results.map(({ status }) => status === 'rejected')).toEqual(tasks.map(({ fails }) => fails));
    }),
    { numRuns: 50 },
  );
});

test('a failure is told only when nothing is going on any more', async () => {
  let finished = false;
  const slow = turn().then(() => (finished = true));
  await expect(allSettled([Promise.reject(new Error('first')), slow])).rejects.toThrow('first');
  expect(finished).toBe(true);
});
