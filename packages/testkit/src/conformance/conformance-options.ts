import { afterEach, beforeEach } from 'vitest'
import type { StoresUnderTest } from './shapes/stores.ts'

/** Some of the stores, and how they are freed if they need to be. */
export type Closable<Port extends keyof StoresUnderTest> = Pick<StoresUnderTest, Port> & {
  close?(): Promise<void>
}

/** How a suite gets the stores that it tests. */
export interface ConformanceOptions<Port extends keyof StoresUnderTest> {
  /**
   * Gives the stores, before each test, and their `close` is called after it. What is in them does
   * not matter, since ids are fresh, but that a queue must be empty.
   *
   * @param world Whose `clock` tells epoch ms and is moved by the suite.
   */
  readonly create: (world: {
    readonly clock: () => number
  }) => Closable<Port> | Promise<Closable<Port>>
  /** Lets time pass, for stores that cannot be given a clock. By default the given one is moved. */
  readonly passTime?: (ms: number) => Promise<void>
}

/** The stores of the test that runs, and its time. */
export interface ConformanceWorld<Port extends keyof StoresUnderTest> {
  readonly stores: Pick<StoresUnderTest, Port>
  now(): number
  passTime(ms: number): Promise<void>
}

/** Makes stores before each test of the `describe` around, and frees them after it. */
export function useStores<Port extends keyof StoresUnderTest>(
  options: ConformanceOptions<Port>,
): ConformanceWorld<Port> {
  let stores: Closable<Port> | undefined
  let now = 0

  beforeEach(async () => {
    now = Date.now()
    stores = await options.create({ clock: () => now })
  })
  afterEach(async () => {
    await stores?.close?.()
    stores = undefined
  })
  return {
    get stores() {
      if (stores === undefined) throw new Error('Stores are there during a test only.')
      return stores
    },
    now: () => now,
    passTime: async (ms) => {
      now += ms
      await options.passTime?.(ms)
    },
  }
}
