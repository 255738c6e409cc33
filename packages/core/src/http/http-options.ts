import { isRatePlan, RATE_PLANS, type RatePlan } from '../auth/rate-plans.ts'
import type { Clock } from '../foundation/clock.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { Logger } from '../foundation/logger.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { type AdmissionOptions, parseAdmissionOptions } from './admission/admission-options.ts'
import type { HttpSettings, ResolveRole } from './http-tools.ts'

/** How the routes of a Platen are set up; everything may be left out. */
export interface HttpOptions {
  /** All routes lie below it. Default `/api/v1`. */
  readonly basePath?: string
  /**
   * Where the routes are reached from outside, the path of a mount included but not `basePath`:
   * `https://example.com/images`. For links in answers, and to tell our own pages from others.
   */
  readonly baseUrl?: string
  /** Begins the `type` of problems. Default `https://renderstack.io/errors`, as clients expect it. */
  readonly errorBase?: string
  /** Encrypts secrets before they are stored, at least 32 characters. Without it no URL is signed. */
  readonly secret?: string
  /**
   * Signs in to `POST /session`, at least 16 characters: whoever has it is the owner of the
   * organisation `default`. Another token ends all sessions. Default: only the host application
   * signs people in.
   */
  readonly adminToken?: string
  /** Mixed into the digests of API keys; who loses it loses the keys. */
  readonly keyPepper?: string
  /**
   * Limits of requests a minute and key for organisations that were given no plan of their own:
   * `starter`, `pro`, `business`, `enterprise` or `unlimited`. Default `unlimited`: who hosts Platen
   * for themselves has the machine alone.
   */
  readonly defaultRatePlan?: RatePlan
  /** How many renders over HTTP are drawn at once, and what happens to the others. */
  readonly admission?: AdmissionOptions
  /** Serves `/metrics` in Prometheus's format; keep it from the public. Default false. */
  readonly metrics?: boolean
  /** Serves `/openapi.json` and the interactive reference at `/docs` to everyone. Default true. */
  readonly reference?: boolean
  /** Where failures are reported. Default: nowhere. */
  readonly logger?: Logger
  /** The role of the creator of a key now. Default: that of their last sign-in. */
  readonly resolveRole?: ResolveRole
  /** Epoch ms. Default: the system's clock. */
  readonly clock?: Clock
}

const DEFAULT_BASE_PATH = '/api/v1'
const DEFAULT_ERROR_BASE = 'https://renderstack.io/errors'
const MIN_SECRET_LENGTH = 32
const MIN_TOKEN_LENGTH = 16

/** One or more plain segments; they are compared with request targets as they are written. */
const BASE_PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/

/**
 * Checks and completes the options, when a Platen is made and not when the first request comes.
 *
 * @param workers Threads that render, where their number was chosen.
 * @throws {PlatenError} `invalid_value`, `invalid_url` or `out_of_range`, naming the option.
 */
export function parseHttpOptions(options: HttpOptions, workers?: number): HttpSettings {
  const {
    basePath = DEFAULT_BASE_PATH,
    errorBase = DEFAULT_ERROR_BASE,
    secret,
    adminToken,
  } = options
  if (!BASE_PATH.test(basePath)) {
    throw new PlatenError(
      'invalid_value',
      `"basePath" is ${quote(basePath)}, but must be a path such as "/api/v1", without a slash at its end.`,
    )
  }
  assertLength('secret', secret, MIN_SECRET_LENGTH)
  assertLength('adminToken', adminToken, MIN_TOKEN_LENGTH)
  return {
    basePath,
    baseUrl: options.baseUrl === undefined ? undefined : parseBaseUrl(options.baseUrl),
    errorBase: withoutSlash(errorBase),
    pepper: options.keyPepper,
    defaultRatePlan: parsePlan(options.defaultRatePlan),
    admission: parseAdmissionOptions(options.admission, workers),
    secret,
    adminToken,
    resolveRole: options.resolveRole,
  }
}

function parsePlan(name: string = 'unlimited'): RatePlan {
  if (isRatePlan(name)) return name
  const known = Object.keys(RATE_PLANS)
  throw new PlatenError(
    'invalid_value',
    `"defaultRatePlan" is ${quote(name)}, but must be one of ${known.join(', ')}.${didYouMean(name, known)}`,
  )
}

function assertLength(name: string, text: string | undefined, least: number): void {
  if (text === undefined || text.length >= least) return
  throw new PlatenError(
    'invalid_value',
    `"${name}" must have at least ${least} characters, best drawn at random.`,
  )
}

function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && url.username === ''
  if (isPlain && url.search === '' && url.hash === '') return withoutSlash(url.href)
  throw new PlatenError(
    'invalid_url',
    `"baseUrl" is ${quote(text)}, but must be an address such as "https://example.com".`,
  )
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}
