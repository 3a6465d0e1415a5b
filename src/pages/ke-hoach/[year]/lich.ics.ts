import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadCatalog } from '../../../load/site-content.ts';
import { planCalendar } from '../../../outputs/calendar/calendar-of.ts';
import { renderIcs } from '../../../outputs/calendar/render-ics.ts';

export async function getStaticPaths() {
  const catalog = await loadCatalog();
  return catalog.plans.map((plan) => ({
    params: { year: plan.id },
    props: { calendar: planCalendar(catalog, plan) },
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { calendar } }) =>
  new Response(renderIcs(calendar), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
