import { z } from 'zod';
import type { Signature } from '../store/objects.ts';

/** What somebody may do, from least to most: each role may do all that the ones before it may. */
export const roles = ['author', 'editor', 'publisher', 'admin'] as const;
export type Role = (typeof roles)[number];

/** As editors read them. */
export const roleNames: Readonly<Record<Role, string>> = {
  author: 'tác giả',
  editor: 'biên tập',
  publisher: 'xuất bản',
  admin: 'quản trị',
};

export const personSchema = z.strictObject({
  /** One segment of a ref's name, since kept texts lie under it. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(60),
  /** As it stands in commits and in the editors' app. */
  name: z.string().min(1).max(120),
  email: z.string().max(200),
  role: z.enum(roles),
});
export type Person = z.output<typeof personSchema>;

export function hasRole(person: Person, least: Role): boolean {
  return roles.indexOf(person.role) >= roles.indexOf(least);
}

export function signatureOf(person: Person, now: () => Date): Signature {
  return { name: person.name, email: person.email, date: now() };
}
