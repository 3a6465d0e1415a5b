import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The source files below a folder of the project, with `/`, by their path from it. */
const filesIn = (folder: string): string[] =>
  readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:ts|tsx|mts|astro)$/.test(file))
    .sort();

interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
  /** Types are gone when the program runs; what only names them binds nothing. */
  readonly typesOnly: boolean;
}

const STATEMENT =
  /^(?:import|export)\s+(type\s)?([^'"`;]*?)from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.\w)?/g;

const namesOnlyTypes = (names: string): boolean =>
  names.trim().startsWith('{') &&
  names
    .replace(/[{}]/g, '')
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '));

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(project, file), 'utf8');
  const found = [...text.matchAll(STATEMENT)].map(([, type, names = '', named, bare]) => ({
    to: named ?? bare ?? '',
    typesOnly: type !== undefined || namesOnlyTypes(names),
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ to, typesOnly: false }));
  return [...found, ...dynamic].map(({ to, typesOnly }) => ({
    from: file,
    to: to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to,
    typesOnly,
  }));
}

const source = filesIn('src');
const admin = filesIn('admin');
const tests = filesIn('tests');
const imports = [...source, ...admin].flatMap(importsOf);

/** `src/mdx` of `src/mdx/check.ts`; `admin/app` of `admin/app/mdx/parse.ts`. */
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');
const isOurs = (to: string): boolean => /^(?:src|admin|tests)\//.test(to);
const isBuiltin = (to: string): boolean => to.startsWith('node:') || builtinModules.includes(to);
const told = ({ from, to }: Import): string => `${from} -> ${to}`;

/** What Vite runs while it builds the editors' app. */
const BUILD_OF_APP = new Set(['admin/app/vite.config.ts', 'admin/app/decap/replace-modules.ts']);

/** The rooms that a room may import, itself aside; what the others may is their own affair. */
const ROOMS: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly types?: readonly string[] }>
> = {
  'src/schema': { rooms: [] },
  'src/vietnamese': { rooms: [] },
  'src/artwork': { rooms: [] },
  'src/disk': { rooms: [] },
  'src/mdx': { rooms: ['src/schema', 'src/vietnamese'] },
  'src/model': { rooms: ['src/schema', 'src/vietnamese'], types: ['src/mdx', 'src/images'] },
  'src/search': {
    rooms: ['src/disk', 'src/schema', 'src/vietnamese', 'src/model'],
    types: ['src/mdx'],
  },
  'src/load': { rooms: ['src/disk', 'src/schema', 'src/vietnamese', 'src/mdx', 'src/model', 'src/images'] },
};

describe('Data flows one way', () => {
  it('reads the imports of the whole house', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.map(told)).toContain('src/mdx/check.ts -> src/schema/characters.ts');
    expect(imports.filter(({ to }) => isOurs(to) && !to.includes('.')).map(told)).toEqual([]);
  });

  it.each(Object.entries(ROOMS))('%s imports no room that comes after it', (room, { rooms, types = [] }) => {
    const wrong = imports.filter(
      ({ from, to, typesOnly }) =>
        roomOf(from) === room &&
        isOurs(to) &&
        ![room, ...rooms, ...(typesOnly ? types : [])].includes(roomOf(to)),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('a search goes its way through the rooms of src/search: none imports one that comes after it', () => {
    const build = ['words', 'store', 'records', 'index'];
    const browser = ['words', 'store', 'query', 'results', 'page'];
    const partOf = (file: string): string => file.split('/')[2] ?? '';
    const wrong = imports.filter(({ from, to }) => {
      if (!from.startsWith('src/search/') || !to.startsWith('src/search/')) return false;
      const way = build.includes(partOf(from)) && build.includes(partOf(to)) ? build : browser;
      return way.indexOf(partOf(to)) < 0 || way.indexOf(partOf(to)) > way.indexOf(partOf(from));
    });
    expect(wrong.map(told)).toEqual([]);
  });

  it('the schemas import nothing but zod, so that they run anywhere', () => {
    const wrong = imports.filter(
      ({ from, to }) => roomOf(from) === 'src/schema' && !isOurs(to) && to !== 'zod',
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('nothing of the site imports the newsroom', () => {
    expect(
      imports.filter(({ from, to }) => from.startsWith('src/') && to.startsWith('admin/')).map(told),
    ).toEqual([]);
  });

  it('nothing that ships imports a test', () => {
    expect(imports.filter(({ to }) => to.startsWith('tests/') || to === 'vitest').map(told)).toEqual([]);
  });

  it('the editors’ app runs in a browser: nothing of it needs Node, and of the server it knows only types', () => {
    const wrong = imports.filter(
      ({ from, to, typesOnly }) =>
        from.startsWith('admin/app/') && !typesOnly && (isBuiltin(to) || to.startsWith('admin/server/')),
    );
    expect(wrong.filter(({ from }) => !BUILD_OF_APP.has(from)).map(told)).toEqual([]);
  });
});

describe('The core is pure', () => {
  const PURE = [
    'src/schema',
    'src/mdx',
    'src/model',
    'src/vietnamese',
    'src/artwork',
    'src/components',
    'src/layouts',
  ];

  it('only the rooms at the edge touch the disk', () => {
    const edge = ['src/disk', 'src/load', 'src/images', 'src/build', 'src/pages'];
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/') &&
        /^(?:node:)?(?:fs|child_process|net|http|https|worker_threads)(?:\/|$)/.test(to) &&
        !edge.includes(roomOf(from)) &&
        !/^src\/search\/index\/(?:build|publish)-index\.ts$/.test(from) &&
        // Cuts the typeface when a developer asks for it; what it wrote is committed.
        !from.startsWith('src/styles/fonts/'),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('and neither clock nor chance nor environment is read inside', () => {
    const wrong = source
      .filter((file) => PURE.includes(roomOf(file)) && file.endsWith('.ts'))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|process\.env|import\.meta\.env/.test(
          readFileSync(path.join(project, file), 'utf8'),
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('schemas, MDX, model and query need nothing of Astro', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        ['src/schema', 'src/mdx', 'src/model', 'src/load', 'src/search', 'src/images'].includes(
          roomOf(from),
        ) && /^astro[:/]|^astro$/.test(to),
    );
    expect(wrong.map(told)).toEqual([]);
  });
});

describe('House rules', () => {
  it('a folder is a subject: no file is called utils or helpers, and none is an index of others', () => {
    const wrong = [...source, ...admin].filter(
      (file) =>
        /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\.|\/)/.test(file) || /\/index\.(?:ts|tsx)$/.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('files are named kebab-case.ts and PascalCase.astro; routes are named by their address', () => {
    const wrong = [...source, ...admin].filter((file) => {
      const name = path.posix.basename(file);
      if (file.startsWith('src/pages/')) return false;
      return file.endsWith('.astro')
        ? !/^[A-Z][A-Za-z0-9]*\.astro$/.test(name)
        : !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|tsx|mts)$/.test(name);
    });
    expect(wrong).toEqual([]);
  });

  it('no test is left alone or left out', () => {
    const wrong = tests
      .filter((file) => file.endsWith('.test.ts') && file !== 'tests/contract/architecture.test.ts')
      .filter((file) =>
        /\b(?:describe|it|test)\.(?:only|skip|todo)\b/.test(readFileSync(path.join(project, file), 'utf8')),
      );
    expect(wrong).toEqual([]);
  });

  it('nothing tells of the machine it was written on', () => {
    const text = /\/(?:root|home\/\w+|work\/(?:main|shared))\//;
    const wrong = [...source, ...admin, ...tests].filter(
      (file) =>
        file !== 'tests/contract/architecture.test.ts' &&
        text.test(readFileSync(path.join(project, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
