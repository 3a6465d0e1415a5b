import type { APIRoute } from 'astro';
import css from '../styles/quote-card.css?inline';

// At an address that stays, since the cards are files of the press outputs and not pages of Astro's.
export const GET: APIRoute = () =>
  new Response(css, { headers: { 'content-type': 'text/css; charset=utf-8' } });
