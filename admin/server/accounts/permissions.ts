import { hasRole, type Person, type Role } from './person.ts';

/** Everything that can be done in the newsroom, and the least role that may: the one table that says so. */
const leastRole = {
  /** Published texts, drafts, photos: whoever works here sees what the house works on. */
  read: 'author',
  /** Begin, save, hand in, take back and delete what one began oneself. */
  writeOwnDraft: 'author',
  addPhoto: 'author',
  /** The same with everybody's: review, send back. */
  writeAnyDraft: 'editor',
  /** Declare a draft ready for the site, or no longer ready, and save one that is. */
  markReady: 'editor',
  publish: 'publisher',
  /** Correct or withdraw what is on the site. */
  changePublished: 'publisher',
  manageAccounts: 'admin',
} as const satisfies Readonly<Record<string, Role>>;

export type Permission = keyof typeof leastRole;

export const may = (person: Person, permission: Permission): boolean =>
  hasRole(person, leastRole[permission]);
