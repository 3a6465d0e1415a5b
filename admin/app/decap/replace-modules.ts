import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Replacement, replacements as all } from './replacements.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const isPackage = (module: string): boolean => !module.endsWith('.js');

/**
 * A Vite plugin that puts parts of our own in the place of parts of Decap. It stops the build when one of them was never
 * asked for: then Decap has moved the part, and what it was replaced for is back.
 *
 * @param replacements all of them; tests that build a piece of Decap name those of that piece
 */
export function replaceModules(replacements: readonly Replacement[] = all): Plugin {
  const inside = replacements.filter(({ module }) => !isPackage(module));
  const packages = new Map(
    replacements.filter(({ module }) => isPackage(module)).map((one) => [one.module, one]),
  );
  const done = new Set<string>();
  return {
    name: 'replace-parts-of-decap',
    enforce: 'pre',
    buildStart: () => done.clear(),
    resolveId: {
      filter: { id: new RegExp(`^(?:${[...packages.keys()].join('|')})$|^\\.{1,2}/`) },
      async handler(source, importer, options) {
        // `locales.ts` itself reads one language of the package that it replaces.
        if (!importer?.includes('/node_modules/decap-cms-')) return null;
        const whole = packages.get(source);
        if (whole) {
          done.add(whole.module);
          return here(whole.by);
        }
        const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.js$/, '');
        if (!inside.some(({ module }) => module.endsWith(`/${name}.js`))) return null;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        const part = inside.find(({ module }) => resolved?.id.endsWith(`/node_modules/${module}`));
        if (!part) return null;
        done.add(part.module);
        return here(part.by);
      },
    },
    buildEnd(error) {
      const left = replacements.filter(({ module }) => !done.has(module)).map(({ module }) => module);
      if (!error && left.length > 0) {
        this.error(`Decap no longer asks for ${left.join(', ')}: see admin/app/decap/replacements.ts`);
      }
    },
  };
}
