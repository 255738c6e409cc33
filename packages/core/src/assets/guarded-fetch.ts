import type { Agent, Dispatcher } from 'undici'
import { isPlatenError, PlatenError } from '../foundation/errors.ts'
import { assertFetchable } from './fetch/assert-fetchable.ts'
import type { FetchPolicy } from './fetch/fetch-policy.ts'
import { type Freshness, readFreshness } from './fetch/freshness.ts'
import { createGuardedLookup } from './fetch/guarded-lookup.ts'
import type { LoopMark } from './fetch/loop-mark.ts'
import { parseFetchPolicy } from './fetch/parse-fetch-policy.ts'
import { readBody, tooLarge } from './fetch/read-body.ts'
import { isRedirect, redirectRefused, redirectTarget } from './fetch/redirect-target.ts'
import { sourceUnreachable } from './fetch/source-unreachable.ts'

/** The one door to the network for everything that a template or its user names. */
export interface GuardedFetch {
  /**
   * Fetches a URL with GET, following redirects by hand.
   *
   * Every hop is judged from its beginning: scheme, port, host, and at connect time each address
   * that its name has. No cookie, credential or proxy of the environment is used.
   *
   * @throws {PlatenError} `source_scheme`, `source_port`, `source_unreachable`, `source_status`,
   *   `source_redirects`, `source_too_large`, `source_encoding`, `source_corrupt`, `source_timeout`,
   *   `source_loop`, `closed`; or the signal's reason.
   */
  read(url: URL, request: GuardedFetchRequest): Promise<FetchedSource>
  /** Ends all requests and closes all sockets. */
  close(): Promise<void>
}

export interface FetchedSource {
  readonly bytes: Uint8Array
  /** What the last of its hops says. */
  readonly freshness: Freshness
}

interface GuardedFetchRequest {
  /** Most bytes of the body, after decoding. */
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** Asked for each hop, the first included, what the policy lets through; absent: all of it. */
  readonly allow?: (url: URL) => boolean
}

const HEADERS = {
  accept: 'image/*,*/*;q=0.5',
  'accept-encoding': 'identity',
  'user-agent': 'platen',
}

/** Bytes of a response's header; more than a well-meant origin ever sends. */
export const MAX_HEADER_BYTES = 16_384

/** RFC 5842 section 7.2: what a server says that has found itself on the way. */
const LOOP_DETECTED = 508

/** Longest that an idle socket is kept, whatever its server proposes. */
const MAX_IDLE_MS = 30_000

/** @param mark Tells all servers on the way who asks. */
export function createGuardedFetch(
  options: Partial<FetchPolicy> = {},
  mark?: LoopMark,
): GuardedFetch {
  const policy = parseFetchPolicy(options)
  const headers = mark === undefined ? HEADERS : { ...HEADERS, via: `1.1 ${mark}` }
  const closing = new AbortController()
  let agent: Promise<Agent> | undefined

  const read = async (url: URL, request: GuardedFetchRequest): Promise<FetchedSource> => {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(tooSlow(url, policy)), policy.timeoutMs)
    const onAbort = () => limit.abort(request.signal.reason)
    const onClose = () => limit.abort(closing.signal.reason)
    request.signal.addEventListener('abort', onAbort, { once: true })
    closing.signal.addEventListener('abort', onClose, { once: true })
    try {
      if (closing.signal.aborted) onClose()
      if (request.signal.aborted) onAbort()
      limit.signal.throwIfAborted()
      agent ??= createAgent(policy)
      const { maxBytes, allow = () => true } = request
      const hop = { dispatcher: await agent, headers, signal: limit.signal, maxBytes, allow }
      return await followRedirects(url, policy, hop)
    } catch (error) {
      // Whatever a dying socket says, the cause is the abort.
      if (limit.signal.aborted) throw limit.signal.reason
      throw isPlatenError(error) ? error : sourceUnreachable(url.hostname, error)
    } finally {
      clearTimeout(timer)
      request.signal.removeEventListener('abort', onAbort)
      closing.signal.removeEventListener('abort', onClose)
    }
  }

  return {
    read,
    close: async () => {
      closing.abort(new PlatenError('closed', 'This Platen was closed while it fetched a source.'))
      const opened = await agent
      await opened?.destroy()
    },
  }
}

interface Hop {
  readonly dispatcher: Dispatcher
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly maxBytes: number
  readonly allow: (url: URL) => boolean
}

async function createAgent(policy: FetchPolicy): Promise<Agent> {
  const undici = await import('undici')
  return new undici.Agent({
    connect: { lookup: createGuardedLookup(policy), timeout: policy.timeoutMs },
    headersTimeout: policy.timeoutMs,
    bodyTimeout: policy.timeoutMs,
    maxHeaderSize: MAX_HEADER_BYTES,
    connections: 8,
    pipelining: 1,
    keepAliveMaxTimeout: MAX_IDLE_MS,
  })
}

async function followRedirects(first: URL, policy: FetchPolicy, hop: Hop): Promise<FetchedSource> {
  let url = first
  for (let redirects = 0; redirects <= policy.maxRedirects; redirects += 1) {
    try {
      assertFetchable(url, policy)
    } catch (error) {
      throw redirects === 0 ? error : redirectRefused(first, error)
    }
    if (!hop.allow(url)) throw redirectRefused(first)
    const response = await request(url, hop)
    if (!isRedirect(response.statusCode)) return await readResponse(first, response, hop)
    response.body.destroy()
    url = redirectTarget(first, url, response.headers['location'])
  }
  throw new PlatenError(
    'source_redirects',
    `The host "${first.hostname}" redirects more than ${policy.maxRedirects} times.`,
  )
}

async function request(url: URL, hop: Hop): Promise<Dispatcher.ResponseData> {
  const { request: send } = await import('undici')
  const response = await send(url, {
    dispatcher: hop.dispatcher,
    signal: hop.signal,
    headers: hop.headers,
  })
  // A body that is destroyed before it is read emits an error; unheard, that would end the process.
  response.body.on('error', () => undefined)
  return response
}

async function readResponse(
  source: URL,
  response: Dispatcher.ResponseData,
  hop: Hop,
): Promise<FetchedSource> {
  const { statusCode, headers, body } = response
  try {
    assertServed(source, statusCode)
    if (Number(headers['content-length']) > hop.maxBytes) throw tooLarge(hop.maxBytes)
    const encoding = headers['content-encoding']
    const bytes = await readBody(body, {
      encoding: Array.isArray(encoding) ? encoding.join() : encoding,
      maxBytes: hop.maxBytes,
    })
    if (bytes.length > 0) return { bytes, freshness: readFreshness(headers, Date.now()) }
  } catch (error) {
    body.destroy()
    if (isPlatenError(error)) throw error
    throw new PlatenError(
      'source_corrupt',
      `The host "${source.hostname}" did not send the whole source.`,
      { cause: error },
    )
  }
  throw new PlatenError('source_empty', `The host "${source.hostname}" sent an empty source.`)
}

function assertServed(source: URL, status: number): void {
  if (status === 200) return
  if (status === LOOP_DETECTED) {
    throw new PlatenError(
      'source_loop',
      `The host "${source.hostname}" made this very image of the source, which cannot show itself.`,
    )
  }
  if (status >= 500) throw sourceUnreachable(source.hostname, new Error(`status ${status}`))
  throw new PlatenError(
    'source_status',
    `The host "${source.hostname}" answered with status ${status} instead of the source.`,
  )
}

function tooSlow(url: URL, policy: FetchPolicy): PlatenError {
  return new PlatenError(
    'source_timeout',
    `The host "${url.hostname}" did not send the source within ${policy.timeoutMs} ms.`,
  )
}
