import CMS from 'decap-cms-app';
import type { AdminContext } from '../server/site/context-route.ts';
import './app.css';
import { rememberUser } from './backend/newsroom-backend.ts';
import type { BackendChoice } from './config/backend.ts';
import { decapConfig } from './config/decap-config.ts';
import { showEntryDesk } from './desk/entry-desk.tsx';
import { openOtherEntries } from './navigation/other-entry.ts';
import { localDay } from '../../src/model/dates.ts';
import { registerParts } from './register-parts.ts';
import { quietToldFailures } from './save/told-failures.ts';
import { startStatusBar } from './status/status-bar.ts';

/** `ADMIN_BACKEND` at build time: another home for the entries than the newsroom server, as JSON. */
const backend = JSON.parse(import.meta.env.VITE_ADMIN_BACKEND ?? '{"kind":"newsroom"}') as BackendChoice;

/** Who is signed in and which years there are; another backend asks the person itself and has no server to ask. */
async function loadContext(): Promise<AdminContext | undefined> {
  if (backend.kind !== 'newsroom') return undefined;
  const response = await fetch('/api/context');
  if (response.status === 401) {
    location.assign('/admin/sign-in');
    return new Promise(() => {});
  }
  if (!response.ok) throw new Error(`GET /api/context: ${response.status}`);
  return (await response.json()) as AdminContext;
}

async function start(): Promise<void> {
  const context = await loadContext();
  const thisYear = localDay(new Date()).slice(0, 4);
  const years = context?.years ?? [thisYear];
  const config = decapConfig({ backend, years, thisYear, siteUrl: location.origin });
  registerParts(CMS, config, context?.user);
  if (context) {
    document.title = `Biên tập · ${context.site.name}`;
    rememberUser(context.user, localStorage);
    startStatusBar(context.user, showEntryDesk);
  }
  document.getElementById('nc-root')?.replaceChildren();
  openOtherEntries();
  quietToldFailures();
  CMS.init({ config: config as never });
}

start().catch((error: unknown) => {
  console.error(error);
  const note = 'Không nối được với máy chủ. Hãy tải lại trang; nếu vẫn không được, báo người quản trị.';
  document.querySelector('.gs-waiting')?.replaceChildren(note);
});
