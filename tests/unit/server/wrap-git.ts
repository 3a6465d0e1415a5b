import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { temporaryFolder } from './temp-folder.ts';

export function writeScript(file: string, ...lines: string[]): void {
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
}

/** Until the test ends, runs some lines of shell before every git that is started; its arguments are theirs too. */
export function wrapGit(...lines: string[]): void {
  const git = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  const folder = temporaryFolder();
  writeScript(join(folder, 'git'), ...lines, `exec ${git} "$@"`);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
  onTestFinished(() => void vi.unstubAllEnvs());
}
