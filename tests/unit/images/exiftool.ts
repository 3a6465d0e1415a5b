import { spawnSync } from 'node:child_process';
import { ExifTool, type Tags } from 'exiftool-vendored';
import { afterAll } from 'vitest';

/** ExifTool is written in Perl, which npm does not bring. */
export const hasPerl = spawnSync('perl', ['-v']).status === 0;
if (!hasPerl) console.info('Skipped: reading photos back with ExifTool, which needs perl.');

/** The reference reader of metadata, for the tests of one file; it ends with them. */
export function startExifTool() {
  const tool = new ExifTool({ maxProcs: 1 });
  afterAll(() => tool.end());
  return {
    /** Writes tags of any group, such as `XMP-photoshop:Credit`. */
    write: (file: string, tags: Readonly<Record<string, unknown>>) =>
      tool.write(file, tags, { writeArgs: ['-overwrite_original'] }),
    /** Every tag under the name of its group, `XMP-dc:Creator`; lists and structures as they are. */
    read: (file: string) =>
      tool.readRaw<Tags & Readonly<Record<string, unknown>>>(file, {
        readArgs: ['-G1', '-struct', '-fast0', '-a'],
      }),
  };
}
