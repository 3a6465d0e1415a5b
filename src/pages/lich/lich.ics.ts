import type { APIRoute } from 'astro';
import { loadCatalog } from '../../load/site-content.ts';
import { siteCalendar } from '../../outputs/calendar/calendar-of.ts';
import { renderIcs } from '../../outputs/calendar/render-ics.ts';

export const GET: APIRoute = async () =>
  new Response(renderIcs(siteCalendar(await loadCatalog())), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
