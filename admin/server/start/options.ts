import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { OidcOptions } from '../accounts/oidc.ts';
import { isLoopback } from '../accounts/own-origin.ts';
import { isMirrorAddress } from '../backup/mirror-address.ts';

/** How the operator wants the server, from its environment. */
export interface ServerOptions {
  /** Absolute path of the data folder. */
  readonly dir: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  readonly publicHost: string | undefined;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: string | undefined;
  /** The office's OpenID provider. */
  readonly oidc: OidcOptions | undefined;
  /** Another repository that follows this one. */
  readonly mirror: string | undefined;
}

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.trim().split('/');
  if (text.trim() === 'loopback') return true;
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && more.length === 0 && (bits === undefined || isWithin(bits, most));
};
const isWithin = (bits: string, most: number) => /^\d{1,3}$/.test(bits) && Number(bits) <= most;

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
  TRUST_PROXY: z
    .string()
    .refine(
      (list) => list.split(',').every(isNetwork),
      '"loopback", or addresses and ranges: 10.0.0.5,10.1.0.0/16',
    )
    .optional(),
  OIDC_ISSUER: z
    .url()
    .refine((issuer) => {
      const url = URL.parse(issuer);
      return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    }, 'an https:// address')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
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
  const { NEWSROOM_DIR, PORT, HOST, PUBLIC_HOST, MIRROR_URL, TRUST_PROXY } = parsed.data;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = parsed.data;
  const oidc = issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
  if (!oidc && (issuer ?? clientId ?? clientSecret) !== undefined)
    throw new Error('Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.');
  return {
    dir: resolve(root, NEWSROOM_DIR),
    port: PORT,
    host: HOST,
    publicHost: PUBLIC_HOST,
    trustProxy: TRUST_PROXY,
    oidc,
    mirror: MIRROR_URL,
  };
}
