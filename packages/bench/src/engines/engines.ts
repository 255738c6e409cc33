import type { CardName } from '../card/card.ts'
import { findProgram } from './chromium/find-program.ts'
import { BENCH_FORMATS, type BenchFormat } from './encoding.ts'
import type { Engine } from './engine.ts'

export interface EngineEntry {
  /** Loaded in a process of its own, so that only what the engine needs is loaded there. */
  readonly create: (card: CardName) => Promise<Engine>
  readonly formats: readonly BenchFormat[]
  /** The npm package whose version the results name. */
  readonly packageName?: string
  /** Why it cannot run here; absent when it can. */
  readonly findFault?: () => string | undefined
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome']

export const ENGINES = {
  platen: {
    create: async (card) => (await import('./platen.ts')).createPlatenEngine(card),
    formats: BENCH_FORMATS,
  },
  '@takumi-rs/core': {
    create: async (card) => (await import('./takumi.ts')).createTakumiEngine(card),
    formats: BENCH_FORMATS,
    packageName: '@takumi-rs/core',
  },
  'satori + resvg-js': {
    create: async (card) => (await import('./satori-resvg.ts')).createSatoriResvgEngine(card),
    formats: BENCH_FORMATS,
    packageName: 'satori',
  },
  '@vercel/og': {
    create: async (card) => (await import('./vercel-og.ts')).createVercelOgEngine(card),
    formats: ['png'],
    packageName: '@vercel/og',
  },
  '@napi-rs/canvas': {
    create: async (card) => (await import('./napi-canvas.ts')).createNapiCanvasEngine(card),
    formats: BENCH_FORMATS,
    packageName: '@napi-rs/canvas',
  },
  Chromium: {
    create: async (card) =>
      (await import('./chromium/chromium.ts')).createChromiumEngine(card, findChromium() ?? ''),
    formats: ['png', 'jpeg', 'webp'],
    findFault: () =>
      findChromium() === undefined ? `none of ${CHROMIUM_NAMES.join(', ')} is here` : undefined,
  },
  'encoder alone': {
    create: async (card) => (await import('./encoder-alone.ts')).createEncoderEngine(card),
    formats: ['png', 'jpeg', 'webp'],
    packageName: 'sharp',
  },
} as const satisfies Record<string, EngineEntry>

export type EngineName = keyof typeof ENGINES
export const ENGINE_NAMES = Object.keys(ENGINES) as readonly EngineName[]

export function findEngine(name: EngineName): EngineEntry {
  return ENGINES[name]
}

/** Path of the browser, when this machine has one. */
export function findChromium(): string | undefined {
  return CHROMIUM_NAMES.map(findProgram).find((path) => path !== undefined)
}
