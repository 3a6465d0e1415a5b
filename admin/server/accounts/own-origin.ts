/** The host that readers and editors reach the server by, when it is not this machine alone: `thidua.example.vn`. */
export type PublicHost = string | undefined;

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Whether an address or name to listen at is this machine's own. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

/**
 * Whether a request was sent to a name of ours. A page of another site can let its own name point to this machine (DNS
 * rebinding) and would then count as the same origin; its Host header still tells its name.
 */
export function isOwnHost(host: string | undefined, publicHost: PublicHost): boolean {
  if (host === undefined) return false;
  const name = host.toLowerCase();
  return LOOPBACK.test(name) || (publicHost !== undefined && name === publicHost.toLowerCase());
}

/**
 * Whether a page of ours sent a request. Browsers set Origin on every POST and no page can change it; a request without
 * one comes from no page, and is not let in either.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicHost: PublicHost,
): boolean {
  if (origin === undefined || host === undefined || !isOwnHost(host, publicHost)) return false;
  return origin.toLowerCase() === originOf(host);
}

/** The origin of our pages under a host of ours. */
export function originOf(host = ''): string {
  const name = host.toLowerCase();
  return `${LOOPBACK.test(name) ? 'http' : 'https'}://${name}`;
}
