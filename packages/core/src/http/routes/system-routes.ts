import { definePublicRoute, defineRoute } from '../define-route.ts'
import { getLiveness, getReadiness } from '../handlers/health.ts'
import { getMetrics } from '../handlers/metrics.ts'
import { getWhoami } from '../handlers/whoami.ts'
import type { Route } from '../route.ts'
import { healthSchema } from '../schemas/health.ts'
import { whoamiSchema } from '../schemas/whoami.ts'

export const SYSTEM_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/whoami',
    operationId: 'getWhoami',
    tag: 'System',
    summary: 'Ask what this credential may do',
    action: 'whoami:read',
    responses: { 200: { description: 'The caller and their rights.', schema: whoamiSchema } },
    handler: getWhoami,
  }),
  definePublicRoute({
    method: 'GET',
    path: '/livez',
    operationId: 'getLiveness',
    tag: 'System',
    summary: 'Ask whether the process runs',
    responses: { 200: { description: 'It runs.', schema: healthSchema } },
    handler: getLiveness,
  }),
  definePublicRoute({
    method: 'GET',
    path: '/readyz',
    operationId: 'getReadiness',
    tag: 'System',
    summary: 'Ask whether requests can be served',
    description: 'Answers 503 while the stores cannot be reached and from the moment of shutdown.',
    responses: { 200: { description: 'They can.', schema: healthSchema } },
    problems: [503],
    handler: getReadiness,
  }),
  definePublicRoute({
    method: 'GET',
    path: '/metrics',
    operationId: 'getMetrics',
    tag: 'System',
    summary: 'Read metrics for Prometheus',
    description: 'Off unless enabled; then the host application must keep it from the public.',
    responses: { 200: { description: 'The metrics.', mediaTypes: ['text/plain'] } },
    problems: [404],
    handler: getMetrics,
  }),
]
