import type { Engine } from './engine.ts'

/** Each engine is loaded in a process of its own, so that only what it needs is loaded there. */
export const ENGINES = {
  platen: async () => (await import('./platen.ts')).createPlatenEngine(),
  takumi: async () => (await import('./takumi.ts')).createTakumiEngine(),
  'satori + resvg-js': async () => (await import('./satori-resvg.ts')).createSatoriResvgEngine(),
  '@napi-rs/canvas': async () => (await import('./napi-canvas.ts')).createNapiCanvasEngine(),
} as const satisfies Record<string, () => Promise<Engine>>

export type EngineName = keyof typeof ENGINES
export const ENGINE_NAMES = Object.keys(ENGINES) as readonly EngineName[]
