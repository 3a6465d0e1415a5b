/** The materials of sơn mài: black, brown ("cockroach wing") and cinnabar lacquer, gold leaf, eggshell. */
export const lacquer = {
  black: '#1A100C',
  blackLit: '#2B1A13',
  brown: '#4A2013',
  brownLit: '#6B3018',
  cinnabar: '#8C1216',
  cinnabarLit: '#B3231F',
  leaf: '#E2B75A',
  leafLight: '#F2D48A',
  leafDeep: '#B98A34',
  shell: '#F6EFE2',
  shellSoft: '#D9CBB8',
} as const;

/** The panel under a picture: its colour at the edge and where the light falls. */
export interface Ground {
  readonly edge: string;
  readonly lit: string;
}

/**
 * The grounds of every picture with a round figure on it. Cinnabar is left out on purpose: a disc, and above all a rayed
 * one, on red reads as a flag, and a flag is not ours to decorate with.
 */
export const darkGrounds: readonly [Ground, ...Ground[]] = [
  { edge: lacquer.black, lit: lacquer.blackLit },
  { edge: lacquer.black, lit: '#241611' },
  { edge: '#2A120B', lit: lacquer.brown },
  { edge: '#24130D', lit: '#3B1E12' },
];
