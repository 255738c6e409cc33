import {
  createPlaten,
  type HttpRequest,
  type HttpResponse,
  type Platen,
  type Stores,
} from '@platen/core'
import { readPhoto } from '../card/card-files.ts'

/** A Platen with one published card, one allowed host and some get keys. */
export interface ImageWorld {
  readonly platen: Platen
  /** Targets of image URLs that all name the same image, each with a key of its own. */
  readonly targets: readonly string[]
  /** What a browser sends along. */
  readonly headers: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** The image as it comes out of the cache. */
export interface WarmImage {
  readonly bytes: Uint8Array
  readonly etag: string
}

/** Limits of requests bind each key by itself: with this many none of them is reached. */
const KEYS = 16

const PAGE = 'https://blog.example.com/2026/a-post'

/** As the start page of the product has it: a key, a template, two overrides. */
const ORDER = 'template=photo-card&title.text=Hello+from+the+cache&title.fill=%23fde68a'

/** Sets everything up by the routes themselves, as somebody who is signed in. */
export async function createImageWorld(stores: Stores): Promise<ImageWorld> {
  const platen = createPlaten({ stores })
  const ask = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const response = await platen.handle(buildAdminRequest(method, platen.basePath + path, body))
    if (response.status >= 300) throw new Error(`${method} ${path}: ${String(response.body)}`)
    return JSON.parse(String(response.body))
  }
  await ask('POST', '/templates', { document: buildDocument() })
  await ask('PUT', '/settings/allowed-hosts', { hosts: ['blog.example.com', '*.example.org'] })
  // The limits of this plan are counted, and high enough.
  await stores.settings.update(
    { orgId: 'default', patch: { plan: 'enterprise' }, at: Date.now() },
    [],
  )
  const keys: string[] = []
  for (let n = 0; n < KEYS; n++) {
    const made = await ask('POST', '/api-keys', { name: `page ${n}`, type: 'get' })
    keys.push((made as { readonly key: string }).key)
  }
  return {
    platen,
    targets: keys.map((key) => `${platen.basePath}/render?apiKey=${key}&${ORDER}`),
    headers: { referer: PAGE },
    close: () => platen.close(),
  }
}

/** Renders the image once, so that every later request finds it in the cache. */
export async function warmImage(world: ImageWorld): Promise<WarmImage> {
  for (const rawUrl of world.targets) {
    const response = await world.platen.handle(buildImageRequest(rawUrl, world.headers))
    const { etag } = response.headers
    if (response.status === 200 && etag !== undefined && response.body instanceof Uint8Array) {
      if (rawUrl === world.targets.at(-1)) return { bytes: response.body, etag }
    } else throw new Error(`The card could not be rendered: ${describe(response)}`)
  }
  throw new Error('There is no image URL.')
}

/** The request that an adapter would hand over for an image URL. */
export function buildImageRequest(
  rawUrl: string,
  headers: Readonly<Record<string, string>>,
): HttpRequest {
  return {
    method: 'GET',
    rawUrl,
    mountPath: '',
    ip: '198.51.100.7',
    signal: NEVER,
    header: (name) => headers[name],
    readBody: async () => ({ kind: 'lost' }),
  }
}

const NEVER = new AbortController().signal

function buildAdminRequest(method: string, rawUrl: string, value: unknown): HttpRequest {
  const bytes = Buffer.from(JSON.stringify(value))
  const headers = {
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    'sec-fetch-site': 'same-origin',
  }
  return {
    ...buildImageRequest(rawUrl, headers),
    method,
    readBody: async () => ({ kind: 'bytes', bytes }),
    findUser: () => ({ userId: 'bench', role: 'owner' }),
  }
}

function describe({ status, body }: HttpResponse): string {
  return `${status} ${typeof body === 'string' ? body : ''}`
}

/** A photo that fills the canvas, and a title: some 500 KB as PNG. */
function buildDocument(): object {
  const canvas = { width: 1456, height: 764 }
  const photo = `data:image/jpeg;base64,${readPhoto().toString('base64')}`
  const title = { x: 80, y: 200, width: 1296, text: 'Hello', fontSize: 80, fill: '#ffffff' }
  return {
    slug: 'photo-card',
    canvas,
    layers: [
      { kind: 'image', x: 0, y: 0, ...canvas, fit: 'cover', src: photo },
      { kind: 'text', name: 'title', dynamic: true, ...title },
    ],
  }
}
