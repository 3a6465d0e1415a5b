/** Runs a task once fewer than the agreed number of others are running. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** Lets `most` tasks run at a time; the others wait in the order in which they came. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // Hands its place to the next one, so the count stays as it is.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** As `Promise.all`, but when one fails it waits for the others first: nothing goes on behind the caller's back. */
export async function allSettled<T>(tasks: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(tasks);
  const errors = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, errors.map(String).join('\n'));
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
