import type { EngineName } from '../engines/engines.ts'

const LABELS: Readonly<Partial<Record<EngineName | 'node', string>>> = {
  platen: 'Platen',
  node: 'Node alone',
  'encoder alone': "sharp's encoder alone",
}

/** The name of an engine as readers know it. */
export function labelEngine(name: EngineName | 'node'): string {
  return LABELS[name] ?? name
}

const FORMAT_LABELS: Readonly<Record<string, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  avif: 'AVIF',
  'webp equal': 'WebP, equal bytes',
}

export function labelFormat(name: string): string {
  return FORMAT_LABELS[name] ?? name
}

/** What a slope is the cost of: `megapixel`, `1,000 characters`. */
export function labelStep(step: number, unit: string): string {
  return step === 1 ? unit.replace(/s$/, '') : `${step.toLocaleString('en')} ${unit}`
}
