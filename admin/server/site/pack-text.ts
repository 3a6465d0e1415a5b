import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/**
 * Lets routes pack text for browsers that take it packed (`{ compress: {} }`): a page, its style and its drawings weigh a quarter. Photos, fonts
 * and the search index are packed already and go as they lie. For files only: where an answer holds a secret beside what a stranger
 * can add, its packed length tells of the secret (BREACH, CVE-2013-3587).
 */
export async function packText(app: FastifyInstance): Promise<void> {
  await app.register(fastifyCompress, { global: false, encodings: ['br', 'gzip'] });
}
