import type { Route } from './route.ts'
import { SYSTEM_ROUTES } from './routes/system-routes.ts'

/**
 * The table of routes: what is served, checked and documented is read from here and nowhere else.
 *
 * A resource has its part of the table in `routes/`, its schemas in `schemas/` and its handlers in
 * `handlers/`.
 */
export const ROUTES: readonly Route[] = [...SYSTEM_ROUTES]
