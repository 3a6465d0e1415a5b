import type { FastifyInstance } from 'fastify';
import { prepareForms } from './form-pages.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { signInRoutes, type SignInDeps } from './sign-in-routes.ts';

/** Every page and form about accounts, in one room of their own: it alone reads forms. */
export async function accountRooms(app: FastifyInstance, deps: SignInDeps): Promise<void> {
  await prepareForms(app);
  signInRoutes(app, deps);
  ownAccountRoutes(app, deps);
}
