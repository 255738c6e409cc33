import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { parseMediaType } from '../media-type.ts'
import { readBody } from '../read-body.ts'
import type { RouteRequest } from '../route.ts'

/** A file as it was sent; nothing of it is believed. */
export interface Upload {
  readonly bytes: Uint8Array
  /** The name that came with it. */
  readonly fileName: string | undefined
}

/** Bytes around a file in a form: boundaries and the headers of its parts. */
const FORM_BYTES = 64_000

/**
 * Reads a file from the body: the body itself, or the one file of a form (`multipart/form-data`).
 *
 * @param maxBytes Of the file.
 * @throws {PlatenError} 413, 415, or 400 for a form that cannot be read or has not one file.
 */
export async function readUpload(
  request: Pick<RouteRequest, 'header' | 'readBody'>,
  maxBytes: number,
): Promise<Upload> {
  const contentType = request.header('content-type')
  const essence = parseMediaType(contentType)?.essence
  if (essence === 'application/json' || essence === 'application/x-www-form-urlencoded') {
    throw new PlatenError(
      'unsupported_media_type',
      `The "Content-Type" is ${quote(essence)}; send the file itself, or a "multipart/form-data" form with it.`,
    )
  }
  const isForm = essence === 'multipart/form-data'
  const bytes = await readBytes(request, isForm ? maxBytes + FORM_BYTES : maxBytes)
  const upload = isForm ? await readForm(bytes, contentType ?? '') : { bytes, fileName: undefined }
  if (upload.bytes.length === 0) {
    throw new PlatenError('source_empty', 'The upload holds no bytes.')
  }
  if (upload.bytes.length <= maxBytes) return upload
  throw new PlatenError('body_too_large', `The file has more than ${maxBytes} bytes.`)
}

async function readBytes(
  request: Pick<RouteRequest, 'header' | 'readBody'>,
  limitBytes: number,
): Promise<Uint8Array> {
  const body = await readBody(request, limitBytes)
  if (body.kind === 'bytes') return body.bytes
  if (body.value instanceof Uint8Array && body.value.length <= limitBytes) return body.value
  throw new PlatenError(
    'unsupported_media_type',
    'A body parser of the host application has taken the upload apart; let it pass this route by.',
  )
}

async function readForm(bytes: Uint8Array, contentType: string): Promise<Upload> {
  const form = await parseForm(bytes, contentType)
  const files = [...form.values()].filter((value) => typeof value !== 'string')
  const [file] = files
  if (file === undefined || files.length > 1) {
    throw new PlatenError(
      'invalid_value',
      `The form has ${files.length} files, but must have one; upload several one by one.`,
    )
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name || undefined }
}

/** The parser of the platform; it reads from memory, so what it can take is bounded already. */
async function parseForm(bytes: Uint8Array, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch (cause) {
    throw new PlatenError('invalid_value', 'The form cannot be read; its parts are damaged.', {
      cause,
    })
  }
}
