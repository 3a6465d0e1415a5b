/**
 * How many slips of a finger lie between two words: a letter wrong, missing or too much, or two neighbours changed about
 * (optimal string alignment). Stops counting above `most` and then answers `most + 1`.
 */
export function countSlips(typed: string, meant: string, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    for (let column = 1; column <= meant.length; column++) {
      const wrong = typed[row - 1] === meant[column - 1] ? 0 : 1;
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + wrong,
      );
      if (typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, last] = [last, current];
  }
  return Math.min(last[meant.length] ?? 0, most + 1);
}
