import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian, Ubuntu and macOS keep a Chromium, for machines that the npm package has no build for. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

interface Program {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

async function findBrowser(): Promise<Program> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    if (hasLibraries()) return { executablePath };
    // A bare Debian has no NSS; the package carries the libraries that it needs, beside the browser.
    const bin = fileURLToPath(new URL('../bin', import.meta.resolve('@sparticuz/chromium')));
    const libraries = await inflate(path.join(bin, 'al2023.tar.br'));
    return { executablePath, env: { LD_LIBRARY_PATH: path.join(libraries, 'lib') } };
  }
  const executablePath = installed.find((file) => existsSync(file));
  if (!executablePath) throw new Error(`No Chromium found. Install one at ${installed.join(' or ')}.`);
  return { executablePath };
}

function hasLibraries(): boolean {
  try {
    const known = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
    return ['libnss3.so', 'libnspr4.so', 'libexpat.so'].every((library) => known.includes(library));
  } catch {
    return false;
  }
}

/** A real browser without a window. The flags keep it from asking the network for anything that a test did not. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env = {} } = await findBrowser();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return chromium.launch({
    executablePath,
    env: { ...(Object.fromEntries(inherited) as Record<string, string>), ...env },
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
