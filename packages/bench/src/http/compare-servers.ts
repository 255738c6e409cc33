import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { findScript } from '../measure/find-script.ts'
import { median } from '../measure/median.ts'
import type { Load } from './send-load.ts'
import {
  SERVER_KINDS,
  type ServerKind,
  type ServerQuestion,
  type ServerReady,
  type ServerTally,
} from './server-message.ts'

/** What is asked: the whole image, or whether the copy that one has is still the image. */
export const ANSWERS = { image: 200, unchanged: 304 } as const
export type Answer = keyof typeof ANSWERS

export interface ServerPlan {
  readonly rounds: number
  readonly connections: number
  /** Requests of one round. */
  readonly requests: Readonly<Record<Answer, number>>
}

/** Medians of the rounds; ratios are of each round by itself, the bare route of the same round being 1. */
export interface ServerComparison {
  readonly answer: Answer
  readonly kind: ServerKind
  readonly requestsPerSecond: number
  readonly rateRatio: number
  /** CPU time of the server alone. */
  readonly cpuMicroseconds: number
  readonly cpuRatio: number
}

/** A hundred equal requests at once for an image that nobody has asked for yet. */
export interface ColdBurst {
  readonly kind: ServerKind
  readonly requests: number
  readonly renders: number
}

export interface ServerReport {
  readonly imageBytes: number
  readonly comparisons: readonly ServerComparison[]
  readonly bursts: readonly ColdBurst[]
}

const BURST = 100

interface Contestant {
  readonly kind: ServerKind
  readonly child: ChildProcess
  readonly ready: ServerReady
}

interface Round {
  readonly requestsPerSecond: number
  readonly cpuMicroseconds: number
}

/**
 * Lets one server work at a time, in rounds A B C … C B A, so that a slow minute of the machine meets
 * all of them. Servers, and the client that asks them, are processes of their own. A first round
 * warms up and is thrown away.
 */
export async function compareServers(plan: ServerPlan): Promise<ServerReport> {
  const contestants = await Promise.all(SERVER_KINDS.map(startContestant))
  const client = await startChild('./load-process')
  try {
    const comparisons: ServerComparison[] = []
    for (const answer of ['image', 'unchanged'] as const) {
      comparisons.push(...(await compareAnswer({ contestants, client, answer, plan })))
    }
    const bursts: ColdBurst[] = []
    for (const contestant of contestants) {
      if (contestant.kind !== 'bare') bursts.push(await burst(contestant, client))
    }
    return { imageBytes: contestants[0]?.ready.imageBytes ?? 0, comparisons, bursts }
  } finally {
    client.disconnect()
    for (const { child } of contestants) child.disconnect()
  }
}

async function compareAnswer(work: {
  readonly contestants: readonly Contestant[]
  readonly client: ChildProcess
  readonly answer: Answer
  readonly plan: ServerPlan
}): Promise<readonly ServerComparison[]> {
  const { contestants, client, answer, plan } = work
  const rounds: Map<ServerKind, Round>[] = []
  for (let n = 0; n <= plan.rounds; n++) {
    const round = new Map<ServerKind, Round>()
    for (const contestant of n % 2 === 0 ? contestants : contestants.toReversed()) {
      const { port, targets, headers, etag } = contestant.ready
      const held = answer === 'unchanged' ? { 'if-none-match': etag } : {}
      const load: Load = {
        port,
        targets,
        headers: { ...headers, ...held },
        requests: plan.requests[answer],
        connections: plan.connections,
        status: ANSWERS[answer],
      }
      round.set(contestant.kind, await measure(contestant, client, load))
    }
    if (n > 0) rounds.push(round)
  }
  return contestants.map(({ kind }) => summarise(answer, kind, rounds))
}

function summarise(
  answer: Answer,
  kind: ServerKind,
  rounds: readonly ReadonlyMap<ServerKind, Round>[],
): ServerComparison {
  const medianOf = (read: (own: Round, bare: Round) => number) =>
    median(
      rounds.flatMap((round) => {
        const [own, bare] = [round.get(kind), round.get('bare')]
        return own === undefined || bare === undefined ? [] : [read(own, bare)]
      }),
    )
  return {
    answer,
    kind,
    requestsPerSecond: medianOf((own) => own.requestsPerSecond),
    rateRatio: medianOf((own, bare) => own.requestsPerSecond / bare.requestsPerSecond),
    cpuMicroseconds: medianOf((own) => own.cpuMicroseconds),
    cpuRatio: medianOf((own, bare) => own.cpuMicroseconds / bare.cpuMicroseconds),
  }
}

async function measure(contestant: Contestant, client: ChildProcess, load: Load): Promise<Round> {
  const before = await askTally(contestant)
  const elapsedMs = await runLoad(client, load)
  const after = await askTally(contestant)
  return {
    requestsPerSecond: (1000 * load.requests) / elapsedMs,
    cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / load.requests,
  }
}

async function burst(contestant: Contestant, client: ChildProcess): Promise<ColdBurst> {
  const { port, targets, headers } = contestant.ready
  const [target = ''] = targets
  const before = await askTally(contestant)
  await runLoad(client, {
    port,
    targets: [`${target}&format=jpeg`],
    headers,
    requests: BURST,
    connections: BURST,
    status: 200,
  })
  const after = await askTally(contestant)
  return { kind: contestant.kind, requests: BURST, renders: after.renders - before.renders }
}

async function runLoad(client: ChildProcess, load: Load): Promise<number> {
  const answer = once(client, 'message')
  client.send(load)
  const [result] = (await answer) as [{ readonly elapsedMs?: number; readonly failure?: string }]
  if (result.elapsedMs === undefined) throw new Error(result.failure)
  return result.elapsedMs
}

async function askTally({ child }: Contestant): Promise<ServerTally> {
  const answer = once(child, 'message')
  child.send('tally' satisfies ServerQuestion)
  const [tally] = await answer
  return tally
}

async function startContestant(kind: ServerKind): Promise<Contestant> {
  const child = forkScript('./server-process', [kind])
  const [ready] = await once(child, 'message')
  return { kind, child, ready }
}

async function startChild(script: string): Promise<ChildProcess> {
  const child = forkScript(script, [])
  await once(child, 'message')
  return child
}

function forkScript(script: string, parameters: readonly string[]): ChildProcess {
  return fork(findScript(script, import.meta.url), parameters, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}
