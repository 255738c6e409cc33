import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createPlaten, type OutputFormat, type Platen, type Template } from '@platen/core'
import { buildTexts } from '../card/card-texts.ts'
import { fitLine } from '../measure/fit-line.ts'
import { buildSoakTemplates } from './soak-templates.ts'

export interface SoakPlan {
  readonly renders: number
  readonly templates: number
  /** Renders between two samples. */
  readonly every: number
  readonly onSample?: (sample: SoakSample) => void
}

/** What the process holds once what nobody holds is collected. */
export interface SoakSample {
  readonly renders: number
  /** JavaScript's heap and memory outside of it that belongs to its objects. */
  readonly usedBytes: number
  readonly rssBytes: number
}

export interface SoakReport {
  readonly samples: readonly SoakSample[]
  /** Slope over the second half, when caches are full. */
  readonly usedBytesPerRender: number
  readonly rssBytesPerRender: number
}

const MEGABYTE = 1_000_000
/** Small, so that they are full early. */
const CACHES = { sources: 8, bitmaps: 8, glyphs: 2, pages: 8, png: 8 } as const
const FORMATS: readonly OutputFormat[] = ['png', 'jpeg', 'png', 'webp', 'png', 'svg']

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Renders many orders of many templates, one after another, and measures what is left of them. */
export async function runSoak(plan: SoakPlan): Promise<SoakReport> {
  const templates = buildSoakTemplates(plan.templates)
  const caches = Object.fromEntries(
    Object.entries(CACHES).map(([name, megabytes]) => [name, megabytes * MEGABYTE]),
  )
  const platen = createPlaten({ caches })
  const samples: SoakSample[] = []
  for (let count = 0; count < plan.renders; count++) {
    await renderOne(platen, templates, count)
    if ((count + 1) % plan.every !== 0) continue
    const sample = await takeSample(count + 1)
    samples.push(sample)
    plan.onSample?.(sample)
  }
  await platen.close()
  const late = samples.slice(Math.floor(samples.length / 2))
  return {
    samples,
    usedBytesPerRender: fitLine(
      late.map(({ renders, usedBytes }) => ({ x: renders, y: usedBytes })),
    ).slope,
    rssBytesPerRender: fitLine(late.map(({ renders, rssBytes }) => ({ x: renders, y: rssBytes })))
      .slope,
  }
}

async function renderOne(platen: Platen, templates: readonly Template[], count: number) {
  const template = templates[(count * 7919) % templates.length]
  if (template === undefined) return
  const { title, footer } = buildTexts(count)
  await platen.render(template, {
    format: FORMATS[count % FORMATS.length] ?? 'png',
    layers: { title, code: footer },
    tokens: { brand: `#${(0x100000 + ((count * 997) % 0xe00000)).toString(16)}` },
  })
}

async function takeSample(renders: number): Promise<SoakSample> {
  for (let round = 0; round < 3; round++) {
    collectGarbage()
    // Finalisers run between turns of the event loop.
    await new Promise((turn) => setImmediate(turn))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { renders, usedBytes: heapUsed + external, rssBytes: rss }
}
