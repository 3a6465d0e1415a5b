import { pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';
import type { onSendAsyncHookHandler } from 'fastify';

/** By type, since the first bytes may lie: a text that begins `80 năm` looks like zlib's. Photos, fonts and the search index are packed already. */
const TEXT = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b)/;
/** Packing less saves nobody a packet. */
const LEAST_BYTES = 1024;

const encodings = new Negotiator({ supportedValues: ['br', 'gzip'] });
// Brotli's best quality takes 100 times as long for a tenth less (files are packed as they are asked for).
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Packs a file of text on its way to a browser that takes it packed: a page, its style and its drawings weigh a quarter. A hook for routes that
 * send files, and no others: where an answer holds a secret beside what a stranger can add, its packed length tells of the secret
 * (BREACH, CVE-2013-3587).
 */
export const packText: onSendAsyncHookHandler<unknown> = async (request, reply, payload) => {
  await Promise.resolve();
  // No file but a redirect, or words about a file that could not be read.
  if (!(payload instanceof Readable)) {
    reply.removeHeader('content-encoding');
    return payload;
  }
  if (!TEXT.test(String(reply.getHeader('content-type')))) return payload;
  reply.header('vary', 'accept-encoding');
  // A part is counted in bytes of the file as it lies.
  const isPart = reply.hasHeader('content-range');
  const encoding = encodings.negotiate(request.headers['accept-encoding'] ?? 'identity');
  if (isPart || !encoding || Number(reply.getHeader('content-length')) < LEAST_BYTES) return payload;
  reply.header('content-encoding', encoding).removeHeader('content-length');
  const packing = encoding === 'br' ? createBrotliCompress(quality) : createGzip();
  // An error on either side ends both, and Fastify hears of it from the packing.
  return pipeline(payload, packing, () => undefined);
};
