import { createMemoryStores, type HttpResponse } from '@platen/core'
import { sqliteStorage } from '@platen/sql'
import { median } from '../measure/median.ts'
import { buildImageRequest, createImageWorld, type ImageWorld, warmImage } from './image-world.ts'

/**
 * What an answer out of the cache costs before any socket: key, host, template, order, cache. In CPU
 * time, which does not grow when others use the machine too.
 */
export interface HandleTimes {
  readonly kind: 'memory' | 'sqlite'
  /** Median of a whole `handle`, microseconds. */
  readonly imageMicroseconds: number
  readonly unchangedMicroseconds: number
}

const BATCHES = 30
const BATCH = 400

/**
 * Times `handle` itself, both kinds of store in turn.
 *
 * @param folder Where a database may be made.
 */
export async function timeHandle(folder: string): Promise<readonly HandleTimes[]> {
  const worlds = [
    { kind: 'memory' as const, world: await createImageWorld(createMemoryStores()) },
    {
      kind: 'sqlite' as const,
      world: await createImageWorld(await sqliteStorage(`${folder}/handle.db`)),
    },
  ]
  const times = await Promise.all(
    worlds.map(async ({ kind, world }) => {
      const { etag } = await warmImage(world)
      return { kind, world, held: { 'if-none-match': etag }, image: [0], unchanged: [0] }
    }),
  )
  for (const { image, unchanged } of times) image.length = unchanged.length = 0
  for (let n = 0; n < BATCHES; n++) {
    for (const { world, held, image, unchanged } of times) {
      image.push(await timeBatch(world, {}, 200))
      unchanged.push(await timeBatch(world, held, 304))
    }
  }
  for (const { world } of worlds) await world.close()
  return times.map(({ kind, image, unchanged }) => ({
    kind,
    imageMicroseconds: median(image.slice(BATCHES / 3)),
    unchangedMicroseconds: median(unchanged.slice(BATCHES / 3)),
  }))
}

async function timeBatch(
  { platen, targets, headers }: ImageWorld,
  more: Readonly<Record<string, string>>,
  status: number,
): Promise<number> {
  const requests = targets.map((target) => buildImageRequest(target, { ...headers, ...more }))
  let answer: HttpResponse | undefined
  const before = process.cpuUsage()
  for (let n = 0; n < BATCH; n += requests.length) {
    for (const request of requests) answer = await platen.handle(request)
  }
  const { user, system } = process.cpuUsage(before)
  if (answer?.status !== status) throw new Error(`${answer?.status} instead of ${status}`)
  return (user + system) / BATCH
}
