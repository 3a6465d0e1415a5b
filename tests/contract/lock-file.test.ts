import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockEntry {
  readonly version?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockEntry>;
};

/** Where Node finds a package from a folder: the nearest `node_modules` upwards. */
function find(from: string, name: string): LockEntry | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`];
    if (entry || !folder) return entry;
  }
}

it('The lock file holds every package of every platform, so that npm ci takes it anywhere; else: npm run lock', () => {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && find(place, name)?.version !== version)
      .map(([name, version]) => `${name}@${version} of ${place || 'the project'}`),
  );
  expect(missing).toEqual([]);
  const blank = Object.entries(packages).filter(([place, entry]) => place && !entry.version && !entry.link);
  expect(blank).toEqual([]);
});
