import type { FastifyInstance } from 'fastify';
import { onlySignedIn, requireSession } from '../accounts/guard.ts';
import type { PublisherState, StateChannel } from './state.ts';

const HEARTBEAT_MS = 25_000;

/** `GET /api/events`: the publisher's states as server-sent events, the present one first. */
export function eventsRoute(
  app: FastifyInstance,
  { states, now }: { readonly states: StateChannel; readonly now: () => Date },
): void {
  const ends = new Set<() => void>();
  // A stream never ends by itself, and a server waits for its responses before it closes.
  app.addHook('preClose', (done) => {
    for (const end of ends) end();
    done();
  });

  app.get('/api/events', { onRequest: onlySignedIn }, (request, reply) => {
    const { expires } = requireSession(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const send = (state: PublisherState) => raw.write(`event: state\ndata: ${JSON.stringify(state)}\n\n`);
    const stopListening = states.listen(send);
    const heartbeat = setInterval(() => {
      if (now() >= expires) end();
      else raw.write(': \n\n');
    }, HEARTBEAT_MS).unref();
    const end = () => {
      clearInterval(heartbeat);
      stopListening();
      ends.delete(end);
      raw.end();
    };
    ends.add(end);
    raw.on('close', end);
    send(states.current);
  });
}
