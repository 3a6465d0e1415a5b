import type { FastifyInstance } from 'fastify';
import { prepareForms } from './form-pages.ts';
import { createOidcClient, type OidcOptions } from './oidc.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes, type SignInDeps } from './sign-in-routes.ts';

export interface AccountDeps extends Omit<SignInDeps, 'byOidc'> {
  /** Set where the office has a provider of its own. */
  readonly oidc?: OidcOptions | undefined;
  readonly log: (line: string) => void;
}

/** Every page and form about accounts, in one room of their own: it alone reads forms. */
export async function accountRooms(app: FastifyInstance, deps: AccountDeps): Promise<void> {
  const { oidc } = deps;
  await prepareForms(app);
  signInRoutes(app, { ...deps, byOidc: oidc !== undefined });
  ownAccountRoutes(app, deps);
  peopleRoutes(app, deps);
  if (oidc !== undefined) oidcRoutes(app, { ...deps, oidc: createOidcClient(oidc) });
}
