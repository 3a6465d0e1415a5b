import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { isLoopback } from './own-origin.ts';

/** The newsroom as the office's OpenID provider knows it. */
export interface OidcOptions {
  /** HTTPS, or a provider on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What has to be known again when the browser comes back. */
export interface OidcFlow {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** The authorization code flow with PKCE (OpenID Connect Core 3.1, RFC 7636). */
export interface OidcClient {
  /** @returns Where to send the browser. @throws When the provider can't be reached. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly flow: OidcFlow }>;
  /**
   * @param address The whole address that the browser came back to.
   * @returns The e-mail address that the provider has verified; null where it vouches for none.
   * @throws When the answer is not the one to this flow, or the provider says no.
   */
  finish(flow: OidcFlow, address: string): Promise<string | null>;
}

export function createOidcClient({ issuer, clientId, clientSecret }: OidcOptions): OidcClient {
  let found: Promise<Configuration> | undefined;
  /** Asked at the first sign-in and not at the start, which must not wait for another server. */
  const configuration = () => {
    const server = new URL(issuer);
    const execute = server.protocol === 'http:' && isLoopback(server.hostname) ? [allowInsecureRequests] : [];
    found ??= discovery(server, clientId, {}, ClientSecretBasic(clientSecret), { execute });
    found.catch(() => (found = undefined));
    return found;
  };

  return {
    async begin(redirectUri) {
      const config = await configuration();
      const flow = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        response_type: 'code',
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      });
      return { url: url.href, flow };
    },
    async finish({ verifier, state, nonce }, address) {
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, new URL(address), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw new Error('The provider sent no ID token');
      const { email, email_verified: verified } = await fetchUserInfo(config, tokens.access_token, subject);
      return verified === true && email !== undefined ? email : null;
    },
  };
}
