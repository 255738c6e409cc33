import type { Grant } from '../../auth/grant.ts'
import { buildRateLimitHeaders } from '../../auth/rate-limit-headers.ts'
import { choosePlan, findRateRule, type RateClass } from '../../auth/rate-plans.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { WindowRule } from '../../foundation/sliding-window.ts'
import type { RateDecision } from '../../ports/rate-limiter.ts'
import type { HttpHeaders } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import type { IdentifiedCaller } from './caller.ts'

/** Where one request stands with the limits of its caller. */
export interface CallerLimits {
  /** @throws {PlatenError} `rate_limited` */
  consume(rateClass: RateClass): Promise<void>
  /** Shows how a class stands without using any of it. */
  show(rateClass: RateClass): Promise<void>
  /** Of the class that was asked for last; empty when none is limited. */
  headers(): HttpHeaders
}

export function createCallerLimits(
  { grant, settings }: Pick<IdentifiedCaller, 'grant' | 'settings'>,
  { stores, clock, options }: Pick<HttpTools, 'clock' | 'stores' | 'options'>,
): CallerLimits {
  const ofKey = grant.kind === 'api_key' ? grant.key.rateLimit : undefined
  const plan = choosePlan(settings.plan, options.defaultRatePlan)
  const name = nameCaller(grant)
  let last: AskedLimit | undefined
  const ask = async (rateClass: RateClass, cost: 0 | 1) => {
    const rule = findRateRule(rateClass, plan, ofKey)
    last = undefined
    if (rule === undefined) return
    const key = `${rateClass}:${name}`
    const decision = await stores.rateLimiter.consume({
      key,
      cost,
      limit: rule.limit,
      windowMs: rule.windowMs,
    })
    last = { rateClass, rule, decision }
    if (decision.allowed) return
    throw new PlatenError(
      'rate_limited',
      `The limit of ${rule.limit} requests in ${rule.windowMs / 1000} seconds is used up; wait as "Retry-After" says.`,
      { retryAfterMs: decision.retryAfterMs },
    )
  }
  return {
    consume: (rateClass) => ask(rateClass, 1),
    show: (rateClass) => ask(rateClass, 0),
    headers: () => {
      if (last === undefined) return {}
      const { rateClass, rule, decision } = last
      return buildRateLimitHeaders(rateClass, rule, { decision, nowMs: clock() })
    },
  }
}

interface AskedLimit {
  readonly rateClass: RateClass
  readonly rule: WindowRule
  readonly decision: RateDecision
}

/** Limits bind each key, each signing key and each user by itself. */
function nameCaller(grant: Grant): string {
  switch (grant.kind) {
    case 'api_key':
      return grant.key.id
    case 'signed_url':
      return grant.signingKeyId
    case 'user':
      return JSON.stringify([grant.orgId, grant.userId])
  }
}
