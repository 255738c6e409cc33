import { createPlaten, type HttpRequest } from '@platen/core'
import { buildPlatenCard, listPlatenFonts } from '../card/platen-card.ts'
import type { Engine } from '../engines/engine.ts'
import { ENGINES } from '../engines/engines.ts'
import { buildPlatenOrder } from '../engines/platen.ts'

/** Who draws the photo card, and may be asked for several at once. */
export interface Contestant extends Engine {
  readonly name: string
  close(): Promise<void>
}

/** Platen's routes with and without threads, and peers with threads of their own. */
export async function createContestants(): Promise<readonly Contestant[]> {
  return [
    createRoutes('Platen, threads', undefined),
    createRoutes('Platen, main thread', false),
    await createPeer('@takumi-rs/core'),
    await createPeer('satori + resvg-js'),
  ]
}

async function createPeer(name: '@takumi-rs/core' | 'satori + resvg-js'): Promise<Contestant> {
  const { render } = await ENGINES[name].create('photo')
  return { name, render, close: async () => undefined }
}

/** Asks for the card as an adapter would that has read a `POST /renders/sync`. */
function createRoutes(name: string, pool: false | undefined): Contestant {
  const template = buildPlatenCard('photo')
  const platen = createPlaten({
    templates: [template],
    fonts: listPlatenFonts(),
    ...(pool === undefined ? {} : { pool }),
  })
  return {
    name,
    render: async (content, encoding) => {
      const order = { template: template.slug, ...buildPlatenOrder(content, encoding) }
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
