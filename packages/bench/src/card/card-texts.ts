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
