import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const LINK_MINUTES = 15;

/** The way in without a password: whoever reads the server's terminal owns the machine already. */
export interface SignInLink {
  /** A fresh token of 256 bits; the one before is void. */
  issue(): string;
  /** Whether this is the live token. It is void from then on. */
  redeem(token: string): boolean;
  /** Whether a token is out that can still be used. */
  isLive(): boolean;
}

const digest = (token: string) => createHash('sha256').update(token).digest();

export function createSignInLink(now: () => Date): SignInLink {
  let live: { readonly digest: Buffer; readonly until: number } | null = null;
  const isLive = () => live !== null && now().getTime() < live.until;
  return {
    issue() {
      const token = randomBytes(32).toString('base64url');
      live = { digest: digest(token), until: now().getTime() + LINK_MINUTES * 60_000 };
      return token;
    },
    redeem(token) {
      // Digests are of one length, and comparing them tells nothing of how much of the token was right.
      const right = live !== null && isLive() && timingSafeEqual(live.digest, digest(token));
      if (right) live = null;
      return right;
    },
    isLive,
  };
}
