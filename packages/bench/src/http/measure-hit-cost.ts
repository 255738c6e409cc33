import { ANSWERS, type Answer } from './compare-servers.ts'
import { sendLoad } from './send-load.ts'
import type { ImageServer } from './serve-image.ts'
import { SERVER_KINDS, type ServerKind } from './server-message.ts'

/** Servers of this process, by what they serve. */
export type ImageServers = Readonly<Record<ServerKind, ImageServer>>

export interface HitPlan {
  readonly rounds: number
  /** Requests of one round. */
  readonly requests: Readonly<Record<Answer, number>>
}

/** CPU time of a request over that of the same request to the bare route, the client's share in both. */
export type HitCosts = Readonly<Record<Answer, Readonly<Record<ServerKind, number>>>>

const CONNECTIONS = 4

/**
 * Compares what answers cost, also on a machine that is busy with other things: CPU time is counted and
 * not the clock, client and servers are one process, rounds are short and change places, and of all
 * rounds the cheapest counts, since other work only adds to it. Rates have to be measured by
 * `compareServers`.
 */
export async function measureHitCost(servers: ImageServers, plan: HitPlan): Promise<HitCosts> {
  return {
    image: await compareAnswer('image', servers, plan),
    unchanged: await compareAnswer('unchanged', servers, plan),
  }
}

async function compareAnswer(
  answer: Answer,
  servers: ImageServers,
  { rounds, requests }: HitPlan,
): Promise<HitCosts[Answer]> {
  const least = { bare: Infinity, memory: Infinity, sqlite: Infinity } as Record<ServerKind, number>
  for (let round = 0; round < rounds; round++) {
    for (const kind of round % 2 === 0 ? SERVER_KINDS : SERVER_KINDS.toReversed()) {
      const cost = await measure(answer, servers[kind], requests[answer])
      least[kind] = Math.min(least[kind], cost)
    }
  }
  return { bare: 1, memory: least.memory / least.bare, sqlite: least.sqlite / least.bare }
}

/** CPU microseconds of a request. */
async function measure(
  answer: Answer,
  { ready: { port, targets, headers, etag } }: ImageServer,
  requests: number,
): Promise<number> {
  const held = answer === 'unchanged' ? { 'if-none-match': etag } : {}
  const before = process.cpuUsage()
  await sendLoad({
    port,
    targets,
    headers: { ...headers, ...held },
    requests,
    connections: CONNECTIONS,
    status: ANSWERS[answer],
    staysAwake: false,
  })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / requests
}
