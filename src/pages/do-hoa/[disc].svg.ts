import type { APIRoute } from 'astro';
import { renderDisc } from '../../artwork/disc.ts';

/** The great disc of the lacquer panels, once a ground. */
const discs = { 'dia-den': 'black', 'dia-son': 'cinnabar' } as const;

export const getStaticPaths = () => Object.keys(discs).map((disc) => ({ params: { disc } }));

export const GET: APIRoute = ({ params }) =>
  new Response(renderDisc(discs[params['disc'] as keyof typeof discs]), {
    headers: { 'content-type': 'image/svg+xml' },
  });
