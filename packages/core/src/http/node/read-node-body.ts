import type { IncomingMessage } from 'node:http'
import type { RequestBody } from '../http-request.ts'
import { bodyTooLarge } from '../read-body.ts'

/** A request to which a body parser of the host may have added what it read. */
export type ParsedMessage = IncomingMessage & { readonly body?: unknown }

/**
 * Reads the body of a Node request, or takes what a body parser of the host made of it.
 *
 * Reading stops at the limit and leaves the rest where it is; see `closeUnread`.
 *
 * @throws {PlatenError} `body_too_large`
 */
export async function readNodeBody(
  message: ParsedMessage,
  limitBytes: number,
): Promise<RequestBody> {
  // Express 4 sets an empty object before any parser ran, so the stream is asked first.
  if (!message.readableDidRead)
    return { kind: 'bytes', bytes: await readStream(message, limitBytes) }
  const { body } = message
  if (body === undefined) return { kind: 'lost' }
  if (body instanceof Uint8Array) return { kind: 'bytes', bytes: body }
  return { kind: 'parsed', value: body }
}

function readStream(message: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  return new Promise((settle, reject) => {
    const chunks: Buffer[] = []
    let sizeBytes = 0
    const stop = () => {
      message.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose)
    }
    const onData = (chunk: Buffer) => {
      sizeBytes += chunk.length
      chunks.push(chunk)
      if (sizeBytes <= limitBytes) return
      stop()
      message.pause()
      reject(bodyTooLarge(limitBytes))
    }
    const onEnd = () => {
      stop()
      settle(Buffer.concat(chunks, sizeBytes))
    }
    const onError = (error: Error) => {
      stop()
      reject(error)
    }
    // Without an error: the client went away in the middle.
    const onClose = () => onError(new Error('The client closed the connection.'))
    message.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose)
  })
}
