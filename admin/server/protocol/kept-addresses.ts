import { may } from '../accounts/permissions.ts';
import type { Person } from '../accounts/person.ts';
import { claimsOf } from '../checks/claimed-addresses.ts';
import { Refusal } from '../refusal.ts';
import { MAIN } from '../store/open-store.ts';
import type { ProtocolContext } from './context.ts';

/**
 * Refuses a text that drops an address which readers of the published one are led on from. It is a line of a form, quickly
 * deleted, and nobody would see it in the draft; who may change what is published may drop it.
 *
 * @param tip The commit that has the entry's present text: what somebody else has dropped there is not held against the sender.
 */
export async function requireKeptAddresses(
  { store }: ProtocolContext,
  person: Person,
  path: string,
  tip: string,
  text: string,
): Promise<void> {
  if (may(person, 'changePublished')) return;
  const addressesAt = async (at: string) =>
    claimsOf((await store.readFile(at, path))?.toString() ?? '').map(({ address }) => address);
  const published = await addressesAt(MAIN);
  if (published.length === 0) return;
  const present = await addressesAt(tip);
  const kept = claimsOf(text).map(({ address }) => address);
  const lost = published.filter((address) => present.includes(address) && !kept.includes(address));
  if (lost.length === 0) return;
  throw new Refusal(
    422,
    `formerAddresses (Địa chỉ cũ): thiếu ${lost.map((address) => `“${address}”`).join(', ')}. Ai giữ địa chỉ ấy sẽ gặp ` +
      'trang trống. Hãy điền lại; chỉ người có quyền xuất bản mới bỏ được một địa chỉ cũ.',
  );
}
