import { createPlaten, type HttpRequest } from '@platen/core'
import type { CardTexts } from '../card/photo-card.ts'
import { listPlatenFonts, PLATEN_CARD } from '../card/platen-card.ts'
import { type BenchFormat, QUALITY } from '../engines/engine.ts'
import { ENGINES } from '../engines/engines.ts'

/** Who draws the card, and may be asked for several at once. */
export interface Contestant {
  readonly name: string
  draw(texts: CardTexts, format: BenchFormat): Promise<Uint8Array>
  close(): Promise<void>
}

/** Platen's routes with and without threads, and the fastest peer with threads of its own. */
export async function createContestants(): Promise<readonly Contestant[]> {
  const takumi = await ENGINES.takumi()
  return [
    createRoutes('threads', undefined),
    createRoutes('main thread', false),
    { name: '@takumi-rs/core', draw: takumi.render, close: async () => undefined },
  ]
}

/** Asks for the card as an adapter would that has read a `POST /renders/sync`. */
function createRoutes(name: string, pool: false | undefined): Contestant {
  const platen = createPlaten({
    templates: [PLATEN_CARD],
    fonts: listPlatenFonts(),
    ...(pool === undefined ? {} : { pool }),
  })
  return {
    name,
    draw: async (layers, format) => {
      const quality = format === 'png' ? {} : { quality: QUALITY[format] }
      const order = { template: PLATEN_CARD.slug, layers, format, ...quality }
      const { status, body } = await platen.handle(buildRequest(platen.basePath, order))
      if (status === 200 && body instanceof Uint8Array) return body
      throw new Error(`The card could not be drawn: ${String(body)}`)
    },
    close: () => platen.close(),
  }
}

const NEVER = new AbortController().signal

function buildRequest(basePath: string, order: object): HttpRequest {
  const bytes = Buffer.from(JSON.stringify(order))
  const headers: Readonly<Record<string, string>> = {
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    'sec-fetch-site': 'same-origin',
  }
  return {
    method: 'POST',
    rawUrl: `${basePath}/renders/sync`,
    mountPath: '',
    ip: '198.51.100.7',
    signal: NEVER,
    header: (name) => headers[name],
    readBody: async () => ({ kind: 'bytes', bytes }),
    findUser: () => ({ userId: 'bench', role: 'owner' }),
  }
}
