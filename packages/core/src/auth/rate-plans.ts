import type { WindowRule } from '../foundation/sliding-window.ts'
import type { KeyRateLimit } from '../ports/api-key-record.ts'

/**
 * What is counted together. `render`: images made by POST. `get`: images made by `GET /render`.
 * `api`: every request, also those that a cache answers.
 */
export const RATE_CLASSES = ['render', 'get', 'api'] as const
export type RateClass = (typeof RATE_CLASSES)[number]

const MINUTE_MS = 60_000

/** Requests a minute of one key, by class. Undefined: as many as the machine takes. */
type PlanLimits = Readonly<Record<RateClass, number | undefined>>

/**
 * Presets of limits. Those of `render` and `get` are RenderStack's for its plans of these names;
 * `api` is a hundred times `render`, since what it counts alone costs next to nothing.
 */
export const RATE_PLANS = {
  starter: { render: 30, get: 15, api: 3_000 },
  pro: { render: 120, get: 60, api: 12_000 },
  business: { render: 300, get: 150, api: 30_000 },
  enterprise: { render: 1_000, get: 500, api: 100_000 },
  unlimited: { render: undefined, get: undefined, api: undefined },
} as const satisfies Readonly<Record<string, PlanLimits>>

export type RatePlan = keyof typeof RATE_PLANS

/**
 * The preset of an organisation: its own or, where it was given none (`default`), the operator's.
 */
export function choosePlan(plan: string, ofOperator: RatePlan): string {
  return plan === 'default' ? ofOperator : plan
}

export function isRatePlan(name: string): name is RatePlan {
  return Object.hasOwn(RATE_PLANS, name)
}

/**
 * The limit that binds a key in a class; undefined for none.
 *
 * A limit of the key's own stands in for the plan's in `render` and `get`, unless it is the looser
 * of the two: the plan is the organisation's, and no key lifts it. A plan that is not known, which
 * a newer version may have written, counts as the strictest.
 */
export function findRateRule(
  rateClass: RateClass,
  plan: string,
  ofKey?: KeyRateLimit,
): WindowRule | undefined {
  const limits: PlanLimits = RATE_PLANS[isRatePlan(plan) ? plan : 'starter']
  const limit = limits[rateClass]
  const ofPlan = limit === undefined ? undefined : { limit, windowMs: MINUTE_MS }
  if (ofKey === undefined || rateClass === 'api') return ofPlan
  const own = { limit: ofKey.limit, windowMs: ofKey.windowSeconds * 1000 }
  if (ofPlan === undefined) return own
  const isLooser = own.limit * ofPlan.windowMs > ofPlan.limit * own.windowMs
  return isLooser ? ofPlan : own
}
