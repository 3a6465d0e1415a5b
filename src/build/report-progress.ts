import type { AstroIntegration } from 'astro';

/** A stage of a build, in the order in which they come. */
export type BuildStage = 'content' | 'pages' | 'pictures' | 'press' | 'search';

/**
 * Tells whoever started the build how far it is: one line of JSON on standard output, which the newsroom turns into what
 * editors see. The words around it are Astro's own and nobody's to parse.
 */
export function tellProgress(stage: BuildStage, done: number, total: number): void {
  process.stdout.write(`::progress ${JSON.stringify({ stage, done, total })}\n`);
}

export function reportProgress(): AstroIntegration {
  return {
    name: 'report-progress',
    hooks: {
      'astro:build:start': () => tellProgress('content', 0, 1),
      'astro:build:setup': () => tellProgress('pages', 0, 1),
      'astro:build:generated': () => tellProgress('pages', 1, 1),
    },
  };
}
