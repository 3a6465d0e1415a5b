import type { Plugin } from 'vite';
import { amendments } from './amendments.ts';

/** A Vite plugin that writes some lines of Decap otherwise; it stops the build when one of them is not there. */
export function amendModules(): Plugin {
  const done = new Set<string>();
  return {
    name: 'amend-lines-of-decap',
    enforce: 'pre',
    buildStart: () => done.clear(),
    transform: {
      filter: { id: /\/node_modules\/(?:decap-cms-|react-toastify\/)/ },
      handler(code, id) {
        const amendment = amendments.find(({ module }) => id.endsWith(`/node_modules/${module}`));
        if (!amendment) return null;
        done.add(amendment.module);
        let amended = code;
        for (const [from, to] of amendment.lines) {
          if (!amended.includes(from))
            this.error(`Decap no longer has “${from}”: see admin/app/decap/amendments.ts`);
          amended = amended.replaceAll(from, () => to);
        }
        return { code: amended, map: null };
      },
    },
    buildEnd(error) {
      const left = amendments.filter(({ module }) => !done.has(module)).map(({ module }) => module);
      if (!error && left.length > 0) {
        this.error(`Decap no longer asks for ${left.join(', ')}: see admin/app/decap/amendments.ts`);
      }
    },
  };
}
