import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

/** Serves the style sheet of a room's pages, which the content security policy wants as a file. */
export async function styleRoute(app: FastifyInstance, address: string, file: URL): Promise<void> {
  const css = await readFile(file, 'utf8');
  app.get(address, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(css),
  );
}
