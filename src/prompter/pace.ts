/** How fast the words of a prompter move. The arrows change it by steps that a presenter feels. */

const STEP = 10;
const SLOWEST = 80;
const FASTEST = 400;

/** @param pace syllables a minute */
export const changePace = (pace: number, steps: number): number =>
  Math.min(FASTEST, Math.max(SLOWEST, Math.round(pace / STEP) * STEP + steps * STEP));

export interface Reel {
  /** How far the words can move, in pixels. */
  readonly distance: number;
  /** How long they take to read at `natural` syllables a minute. */
  readonly seconds: number;
  readonly natural: number;
}

/** Pixels a second, so that the last word is reached when it is due. */
export const speedOf = ({ distance, seconds, natural }: Reel, pace: number): number =>
  seconds > 0 ? (distance / seconds) * (pace / natural) : 0;
