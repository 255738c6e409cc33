import type { Route } from './route.ts'
import { ACTIVITY_ROUTES } from './routes/activity-routes.ts'
import { API_KEY_ROUTES } from './routes/api-key-routes.ts'
import { ASSET_ROUTES } from './routes/asset-routes.ts'
import { MEMBER_ROUTES } from './routes/member-routes.ts'
import { RENDER_HISTORY_ROUTES } from './routes/render-history-routes.ts'
import { RENDER_ROUTES } from './routes/render-routes.ts'
import { SESSION_ROUTES } from './routes/session-routes.ts'
import { SETTINGS_ROUTES } from './routes/settings-routes.ts'
import { SIGNING_KEY_ROUTES } from './routes/signing-key-routes.ts'
import { SYSTEM_ROUTES } from './routes/system-routes.ts'
import { TEMPLATE_ROUTES } from './routes/template-routes.ts'
import { TEMPLATE_VERSION_ROUTES } from './routes/template-version-routes.ts'

/**
 * The table of routes: what is served, checked and documented is read from here and nowhere else.
 *
 * A resource has its part of the table in `routes/`, its schemas in `schemas/` and its handlers in
 * `handlers/`.
 */
export const ROUTES: readonly Route[] = [
  ...RENDER_ROUTES,
  ...RENDER_HISTORY_ROUTES,
  ...TEMPLATE_ROUTES,
  ...TEMPLATE_VERSION_ROUTES,
  ...ASSET_ROUTES,
  ...API_KEY_ROUTES,
  ...SETTINGS_ROUTES,
  ...SIGNING_KEY_ROUTES,
  ...MEMBER_ROUTES,
  ...ACTIVITY_ROUTES,
  ...SESSION_ROUTES,
  ...SYSTEM_ROUTES,
]
