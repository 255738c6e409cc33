import type { Config, Yoga } from 'yoga-layout/load'
import { readYogaEnums, type YogaEnums } from './yoga-enums.ts'

/** A flexbox engine in WebAssembly memory of its own. */
export class LayoutEngine {
  readonly yoga: Yoga
  /** CSS defaults, no rounding to whole px. Lives as long as the engine. */
  readonly config: Config
  readonly enums: YogaEnums
  #isBroken = false

  constructor(yoga: Yoga) {
    this.yoga = yoga
    this.enums = readYogaEnums(yoga)
    this.config = yoga.Config.create()
    this.config.setUseWebDefaults(true)
    this.config.setPointScaleFactor(0)
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** After a trap the memory is in no known state, and every later call would fail as well. */
  discard(): void {
    this.#isBroken = true
  }
}

let loading: Promise<LayoutEngine> | undefined

/** Loads Yoga once (some 50 ms); later calls share the instance until it is discarded. */
export async function loadYoga(): Promise<LayoutEngine> {
  loading ??= createEngine()
  const current = loading
  const engine = await current.catch((error: unknown) => {
    if (loading === current) loading = undefined
    throw error
  })
  if (!engine.isBroken) return engine
  if (loading === current) loading = undefined
  return loadYoga()
}

async function createEngine(): Promise<LayoutEngine> {
  const { loadYoga: instantiate } = await import('yoga-layout/load')
  return new LayoutEngine(await instantiate())
}
