import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { PublicHost } from '../accounts/own-origin.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

/** Pages for readers: nothing inline, nothing from elsewhere. */
const sitePolicy: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The quote card of an article, which others put into their pages: no script runs in it, and anybody may frame it. */
const cardPolicy: Directives = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ['*'],
};

/**
 * The editors' app. Emotion, which Decap is styled with, makes empty style elements, for which the hash of the empty text
 * stands, and fills them by script; photos that are not saved yet are `blob:` addresses, which Decap also fetches. The
 * preview pane is a frame without an address, under the same policy.
 */
const adminPolicy: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", 'blob:'],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The page of a draft, which nobody has reviewed: as for readers, and no script runs. */
const previewPolicy: Directives = { ...sitePolicy, 'script-src': ["'none'"], 'connect-src': ["'none'"] };

function helmetOptions(
  directives: Directives,
  publicHost: PublicHost,
  embeddable: boolean,
): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(Object.entries(directives).map(([name, values]) => [name, [...values]])),
    },
    // With `no-referrer` a form's Origin header would be `null`, and the origin is what every change is checked by.
    referrerPolicy: { policy: 'same-origin' },
    // Newsrooms and feed readers show the site's photos on their own pages.
    crossOriginResourcePolicy: { policy: embeddable ? 'cross-origin' : 'same-origin' },
    strictTransportSecurity: publicHost === undefined ? false : { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
  };
}

/** What a quote card is sent with in place of {@link siteHeaders}' policy; it has no `X-Frame-Options`. */
export const CARD_POLICY = Object.entries(cardPolicy)
  .map(([name, values]) => [name, ...values].join(' '))
  .join('; ');

export const siteHeaders = (publicHost: PublicHost) => helmetOptions(sitePolicy, publicHost, true);
export const previewHeaders = (publicHost: PublicHost) => helmetOptions(previewPolicy, publicHost, false);
export const adminHeaders = (publicHost: PublicHost) => helmetOptions(adminPolicy, publicHost, false);
