import { resolve } from 'node:path';
import { z } from 'zod';
import { isMirrorAddress } from '../backup/mirror-address.ts';

/** How the operator wants the server, from its environment. */
export interface ServerOptions {
  /** Absolute path of the data folder. */
  readonly dir: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  readonly publicHost: string | undefined;
  /** Another repository that follows this one. */
  readonly mirror: string | undefined;
}

const schema = z.object({
  NEWSROOM_DIR: z.string().min(1).default('.newsroom'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_HOST: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i,
      'a host name such as thidua.example.vn, without https://',
    )
    .optional(),
  MIRROR_URL: z
    .string()
    .refine(isMirrorAddress, 'an absolute path, https://…, ssh://… or user@host:path')
    .optional(),
});

/**
 * @param root The project's folder, which a relative NEWSROOM_DIR is below.
 * @throws Error that names each variable that is wrong.
 */
export function readOptions(env: NodeJS.ProcessEnv, root: string): ServerOptions {
  // An empty variable is how many tools write "not set".
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The environment is not right:\n${wrong.join('\n')}`);
  }
  const { NEWSROOM_DIR, PORT, HOST, PUBLIC_HOST, MIRROR_URL } = parsed.data;
  return {
    dir: resolve(root, NEWSROOM_DIR),
    port: PORT,
    host: HOST,
    publicHost: PUBLIC_HOST,
    mirror: MIRROR_URL,
  };
}
