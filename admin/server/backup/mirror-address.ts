import { isAbsolute } from 'node:path';

/** The ways that a mirror may be reached. Git knows others, and some of them run commands (`ext::`). */
export const MIRROR_PROTOCOLS = ['file', 'https', 'ssh'] as const;

/** `git@host:group/newsroom.git`, as most servers show it. */
const SCP_FORM = /^[A-Za-z0-9][\w.-]*@[A-Za-z0-9][\w.-]*:[A-Za-z0-9~/][^\s:]*$/;

/**
 * Whether something is the address of a mirror: an absolute path, `file://`, `https://`, `ssh://` or `user@host:path`.
 * Git would take an address that begins with a dash for an option, and so would the ssh that it starts.
 */
export function isMirrorAddress(address: string): boolean {
  if (/[\s\p{Cc}]/u.test(address) || address.includes('::') || address.startsWith('-')) return false;
  if (isAbsolute(address) || SCP_FORM.test(address)) return true;
  const url = URL.parse(address);
  if (url === null || !MIRROR_PROTOCOLS.some((name) => url.protocol === `${name}:`)) return false;
  const [host, user, path] = [url.hostname, url.username, url.pathname].map(decode);
  if ([host, user].some((part) => part === undefined || part.startsWith('-'))) return false;
  return path !== undefined && path.length > 1 && (url.protocol === 'file:' || host !== '');
}

/** An address without the password or token that it may hold, for the terminal. */
export function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, '//');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
