import { create } from './elements.js'

/** What a text may be long to be shown; more would only stop the page. */
const MAX_TEXT = 200_000

/** Shows an answer: status, time and size, headers, and the body as what it is. */
export async function describeResponse(response, blob, elapsedMs) {
  const status = create(
    'span',
    { class: `status s${String(response.status).charAt(0)}` },
    response.status,
  )
  const facts = ` ${Math.round(elapsedMs)} ms, ${blob.size.toLocaleString('en')} bytes`
  return [
    create('p', {}, status, facts),
    describeHeaders(response.headers),
    ...(await describeBody(response.headers.get('content-type') ?? '', blob)),
  ]
}

function describeHeaders(headers) {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\n`)
  const summary = create('summary', {}, `${lines.length} headers`)
  return create('details', {}, summary, create('pre', { tabindex: '0' }, ...lines))
}

async function describeBody(mediaType, blob) {
  if (blob.size === 0) return []
  const url = () => URL.createObjectURL(blob)
  if (mediaType.startsWith('image/')) {
    const image = create('img', { src: url(), alt: 'The rendered image' })
    return [image, describeDownload(url(), mediaType)]
  }
  if (!/json|^text\//.test(mediaType)) return [describeDownload(url(), mediaType)]
  const text = await blob.text()
  const shown = /json/.test(mediaType) ? layOut(text) : text
  return [create('pre', { tabindex: '0' }, shown.slice(0, MAX_TEXT))]
}

function describeDownload(href, mediaType) {
  const [essence] = mediaType.split(';')
  const extension = essence.replace(/^.*\//, '').replace(/\+.*$/, '')
  return create('p', {}, create('a', { href, download: `result.${extension}` }, 'Save the file'))
}

function layOut(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
