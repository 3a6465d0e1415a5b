// Completes package-lock.json after a package was added behind a registry mirror that lacks other platforms' packages.
// npm leaves out of the lock file every optional package that it can't fetch, and `npm ci` then refuses the file, here and
// everywhere else. A platform's package is named by its parent with an exact version, and npm skips it wherever its
// system is another, so its name, version and system are all the lock file needs.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const systems = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  sunos: 'sunos',
  aix: 'aix',
  android: 'android',
  openharmony: 'openharmony',
};
const processors = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** What `@oxc-parser/binding-linux-arm64-musl` is for; `undefined` where a name says nothing. */
function platformOf(name) {
  const words = name.split('/').at(-1).split(/[-_]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = processors.find((processor) => words.includes(processor));
  return os || cpu ? { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) } : undefined;
}

/** Where Node would find a package from a folder: the nearest `node_modules` upwards. */
function find(from, name) {
  for (
    let folder = from;
    ;
    folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
  ) {
    const place = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[place]) return { place, entry: packages[place] };
    if (!folder) return undefined;
  }
}

let added = 0;
for (const [place, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    const found = find(place, name);
    if (!platform || !/^\d/.test(version) || found?.entry.version === version) continue;
    const target =
      found || place.includes('/node_modules/') ? `${place}/node_modules/${name}` : `node_modules/${name}`;
    packages[target] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true };
    added += 1;
  }
}
for (const [place, entry] of Object.entries(packages)) {
  if (place && !entry.version && !entry.link) delete packages[place];
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added to ${file}`);
