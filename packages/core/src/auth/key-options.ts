import { PlatenError } from '../foundation/errors.ts'
import type { ApiKeyRecord, KeyRateLimit, KeyType } from '../ports/api-key-record.ts'
import type { JsonObject } from '../ports/json.ts'
import { parseIpRange } from './ip-range.ts'
import { parseAllowedHosts } from './parse-allowed-hosts.ts'
import { redactJson, redactKeys } from './redact-keys.ts'

/** What whoever makes a key may choose about it, besides its type. */
export type KeyOptions = Pick<
  ApiKeyRecord,
  'name' | 'templateIds' | 'allowedHosts' | 'ipAllow' | 'rateLimit' | 'expiresAt' | 'metadata'
>

const MAX_NAME_LENGTH = 64
const MAX_LIST_LENGTH = 100
const MAX_METADATA_BYTES = 4096
const MAX_LIMIT = 1_000_000
const MAX_WINDOW_SECONDS = 86_400
/** The end of the year 9999, the last that RFC 3339 can write. */
const MAX_TIME_MS = 253_402_300_799_999

/** Whether keys of a type name templates. */
const TEMPLATE_LISTS = {
  master: 'never',
  project: 'always',
  read_only: 'optional',
  get: 'optional',
} as const satisfies Record<KeyType, 'never' | 'always' | 'optional'>

/**
 * Checks the options of a new or changed key and brings them into the form in which they are kept:
 * the name trimmed, hosts and ranges canonical, each thing listed once.
 *
 * An empty list is refused, for nobody can tell whether "no hosts" means none or any.
 *
 * @throws {PlatenError} `invalid_value`, `out_of_range`, `missing_property`, `invalid_host` or
 * `invalid_ip_range`, with a pointer into the options.
 */
export async function parseKeyOptions(
  type: KeyType,
  options: KeyOptions,
  nowMs: number,
): Promise<KeyOptions> {
  assertTime(options.expiresAt, nowMs)
  assertRateLimit(options.rateLimit)
  assertMetadata(options.metadata)
  // Field by field: whatever else a body held is not copied into a record.
  return {
    name: parseName(options.name),
    templateIds: parseTemplateIds(type, options.templateIds),
    allowedHosts: await parseHosts(type, options.allowedHosts),
    ipAllow: parseRanges(options.ipAllow),
    rateLimit: options.rateLimit,
    expiresAt: options.expiresAt,
    metadata: options.metadata,
  }
}

function parseName(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(name)) {
    throw invalid('/name', `"name" has 1 to ${MAX_NAME_LENGTH} characters on one line.`)
  }
  // Names are listed, logged and kept when the key is gone: no place for a secret.
  if (redactKeys(name) !== name) throw invalid('/name', '"name" holds an API key; choose another.')
  return name
}

function parseTemplateIds(type: KeyType, ids: readonly string[] | undefined) {
  const rule = TEMPLATE_LISTS[type]
  if (ids === undefined) {
    if (rule !== 'always') return undefined
    throw new PlatenError('missing_property', 'A project key needs "templateIds".', {
      pointer: '/templateIds',
    })
  }
  if (rule === 'never') {
    throw invalid(
      '/templateIds',
      'A master key reaches all templates; "templateIds" is not for it.',
    )
  }
  return listOnce(ids, '/templateIds')
}

async function parseHosts(type: KeyType, entries: readonly string[] | undefined) {
  if (entries === undefined) return undefined
  if (type !== 'get') {
    throw invalid('/allowedHosts', 'Only get keys are checked by host; "allowedHosts" is for them.')
  }
  const { hosts } = await parseAllowedHosts(entries, '/allowedHosts')
  return listOnce(
    hosts.map(({ host }) => host),
    '/allowedHosts',
  )
}

function parseRanges(ranges: readonly string[] | undefined): readonly string[] | undefined {
  if (ranges === undefined) return undefined
  const canonical = ranges.map((range, index) => parseIpRange(range, `/ipAllow/${index}`))
  return listOnce(canonical, '/ipAllow')
}

function listOnce(items: readonly string[], pointer: string): readonly string[] {
  const list = [...new Set(items)]
  if (list.length === 0) throw invalid(pointer, 'An empty list opens nothing; leave it out.')
  if (list.length > MAX_LIST_LENGTH) {
    throw new PlatenError('out_of_range', `At most ${MAX_LIST_LENGTH} are kept.`, { pointer })
  }
  return list
}

function assertTime(expiresAt: number | undefined, nowMs: number): void {
  if (expiresAt === undefined) return
  if (!Number.isInteger(expiresAt) || expiresAt <= nowMs || expiresAt > MAX_TIME_MS) {
    throw new PlatenError('out_of_range', '"expiresAt" is a time in the future.', {
      pointer: '/expiresAt',
    })
  }
}

function assertRateLimit(rateLimit: KeyRateLimit | undefined): void {
  if (rateLimit === undefined) return
  assertWhole(rateLimit.limit, MAX_LIMIT, '/rateLimit/limit')
  assertWhole(rateLimit.windowSeconds, MAX_WINDOW_SECONDS, '/rateLimit/windowSeconds')
}

function assertWhole(value: number, max: number, pointer: string): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new PlatenError('out_of_range', `A whole number from 1 to ${max} is needed.`, { pointer })
  }
}

function assertMetadata(metadata: JsonObject | undefined): void {
  if (metadata === undefined) return
  const text = JSON.stringify(metadata)
  if (Buffer.byteLength(text) > MAX_METADATA_BYTES) {
    throw new PlatenError('out_of_range', `"metadata" has more than ${MAX_METADATA_BYTES} bytes.`, {
      pointer: '/metadata',
    })
  }
  if (JSON.stringify(redactJson(metadata)) !== text) {
    throw invalid('/metadata', '"metadata" holds an API key; keep it elsewhere.')
  }
}

function invalid(pointer: string, detail: string): PlatenError {
  return new PlatenError('invalid_value', detail, { pointer })
}
