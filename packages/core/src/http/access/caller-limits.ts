import type { Grant } from '../../auth/grant.ts'
import { buildRateLimitHeaders } from '../../auth/rate-limit-headers.ts'
import { choosePlan, findRateRule, type RateClass } from '../../auth/rate-plans.ts'
import { type Awaitable, isPending } from '../../foundation/awaitable.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { WindowRule } from '../../foundation/sliding-window.ts'
import type { RateDecision } from '../../ports/rate-limiter.ts'
import type { HttpHeaders } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import type { IdentifiedCaller } from './caller.ts'

/** Where one request stands with the limits of its caller. */
export class CallerLimits {
  /** Counts one use of a class. @throws {PlatenError} `rate_limited` */
  readonly consume: (rateClass: RateClass) => Awaitable<void>
  readonly #caller: Pick<IdentifiedCaller, 'grant' | 'settings'>
  readonly #tools: Pick<HttpTools, 'clock' | 'stores' | 'options'>
  readonly #name: string
  #last: AskedLimit | undefined

  constructor(
    caller: Pick<IdentifiedCaller, 'grant' | 'settings'>,
    tools: Pick<HttpTools, 'clock' | 'stores' | 'options'>,
  ) {
    this.consume = (rateClass) => this.#ask(rateClass, 1)
    this.#caller = caller
    this.#tools = tools
    this.#name = nameCaller(caller.grant)
    this.#last = undefined
  }

  /** Shows how a class stands without using any of it. @throws {PlatenError} `rate_limited` */
  show(rateClass: RateClass): Awaitable<void> {
    return this.#ask(rateClass, 0)
  }

  /** Of the class that was asked for last; undefined when it is not limited. */
  headers(): HttpHeaders | undefined {
    if (this.#last === undefined) return undefined
    const { rateClass, rule, decision } = this.#last
    return buildRateLimitHeaders(rateClass, rule, { decision, nowMs: this.#tools.clock() })
  }

  #ask(rateClass: RateClass, cost: 0 | 1): Awaitable<void> {
    const rule = this.#findRule(rateClass)
    this.#last = undefined
    if (rule === undefined) return
    const { limit, windowMs } = rule
    const key = `${rateClass}:${this.#name}`
    const decision = this.#tools.stores.rateLimiter.consume({ key, cost, limit, windowMs })
    if (!isPending(decision)) return this.#heed({ rateClass, rule, decision })
    return decision.then((known) => this.#heed({ rateClass, rule, decision: known }))
  }

  #heed(asked: AskedLimit): void {
    this.#last = asked
    const { decision, rule } = asked
    if (decision.allowed) return
    throw new PlatenError(
      'rate_limited',
      `The limit of ${rule.limit} requests in ${rule.windowMs / 1000} seconds is used up; wait as "Retry-After" says.`,
      { retryAfterMs: decision.retryAfterMs },
    )
  }

  #findRule(rateClass: RateClass): WindowRule | undefined {
    const { grant, settings } = this.#caller
    const ofKey = grant.kind === 'api_key' ? grant.key.rateLimit : undefined
    return findRateRule(
      rateClass,
      choosePlan(settings.plan, this.#tools.options.defaultRatePlan),
      ofKey,
    )
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
