import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The card that every engine draws: a photo under a gradient, badge, logo, avatar and three texts. */
export const CARD = {
  width: 1200,
  height: 630,
  overlay: ['rgba(15, 23, 42, 0.88)', 'rgba(15, 23, 42, 0.35)'],
  badge: {
    x: 64,
    y: 64,
    width: 176,
    height: 44,
    fill: '#f59e0b',
    ink: '#111827',
    size: 20,
    text: 'ENGINEERING',
  },
  logo: { x: 976, y: 62, width: 160, height: 48 },
  title: { x: 64, y: 170, width: 1072, size: 64, lineHeight: 76, ink: '#ffffff' },
  subtitle: { x: 64, y: 340, width: 1072, size: 28, lineHeight: 38, ink: '#cbd5e1' },
  avatar: { x: 64, y: 480, side: 96 },
  footer: { x: 184, y: 514, width: 952, size: 22, lineHeight: 30, ink: '#e2e8f0' },
} as const

/** The three texts of one render; no two indices share a title, so that no result can be reused. */
export interface CardTexts {
  readonly title: string
  readonly subtitle: string
  readonly footer: string
}

const WORDS =
  'Building shipping scaling designing debugging measuring understanding rewriting deploying caching securing testing profiling migrating streaming reliable faster modern distributed incremental typed declarative portable practical hidden elegant surprising small resilient JavaScript TypeScript PostgreSQL Kubernetes WebAssembly Redis GraphQL Linux Node.js React browsers compilers pipelines databases queues dashboards fonts images sockets buffers schedulers with without for beyond inside around after before using against production startups weekends humans teams everyone latency throughput 10x 99.9% 2026 Q4 v8.5 & (really)'.split(
    ' ',
  )
const NAMES = [
  'Ada Lovelace',
  'Grace Hopper',
  'Linus Berg',
  'Marie Curie',
  'Alan Kay',
  'Yuki Tanaka',
]

/** Mulberry32: a small, well-spread generator; the seed alone decides the sequence. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function buildTexts(index: number): CardTexts {
  const random = createRandom(1_000_003 * index + 7)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  let title = pick(WORDS)
  while (title.length < 44) title += ` ${pick(WORDS)}`
  let subtitle = `A ${pick(WORDS)}`
  while (subtitle.length < 58) subtitle += ` ${pick(WORDS)}`
  const footer = `${pick(NAMES)} · Jan ${1 + Math.floor(random() * 28)}, 2026 · ${2 + Math.floor(random() * 20)} min read`
  return { title: title.slice(0, 58), subtitle, footer }
}

const samples = new URL('../../../../examples/samples/assets/', import.meta.url)
const require = createRequire(import.meta.url)
const font = (weight: number) =>
  readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`))

/** The files that the card is made of. */
export const readPhoto = () => readFileSync(new URL('landscape.jpg', samples))
export const readAvatar = () => readFileSync(new URL('portrait.jpg', samples))
export const readLogo = () => readFileSync(new URL('logo.svg', samples))
export const readFonts = () => ({ regular: font(400), bold: font(700) })
