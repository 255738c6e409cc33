import type { TestAnswer } from './send-request.ts'

/**
 * All of a refusal but what differs between two of one sort: ids of requests, times, how the limits
 * of the caller stand, the connection.
 */
export function withoutIds({ status, headers, body }: TestAnswer): unknown {
  const { instance: _instance, id: _id, ...problem } = JSON.parse(body.toString())
  const kept = Object.entries(headers).filter(([name]) => !CHANGING.test(name))
  return { status, headers: Object.fromEntries(kept), problem }
}

const CHANGING = /^(?:x-request-id|date|connection|keep-alive|(?:x-)?ratelimit.*)$/
