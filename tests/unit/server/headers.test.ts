import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { adminHeaders, siteHeaders } from '../../../admin/server/site/headers.ts';

type Directives = Readonly<Record<string, readonly string[]>>;
const policyOf = ({ contentSecurityPolicy }: ReturnType<typeof adminHeaders>): Directives =>
  (contentSecurityPolicy as unknown as { readonly directives: Directives }).directives;

describe('the policy of the editors’ app', () => {
  const policy = policyOf(adminHeaders(undefined));

  it('lets run what we serve and nothing else, and puts the app into nobody’s frame', () => {
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
    expect(JSON.stringify([policy, policyOf(siteHeaders(undefined))])).not.toContain('unsafe-inline');
  });

  it('allows style elements only while they are empty', () => {
    const empty = createHash('sha256').update('').digest('base64');
    expect(policy['style-src']).toEqual(["'self'", `'sha256-${empty}'`]);
  });
});
