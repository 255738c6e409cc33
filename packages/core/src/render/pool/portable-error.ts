import type { ErrorDetail } from '../../foundation/errors.ts'
import { type ErrorCode, isPlatenError, PlatenError } from '../../foundation/errors.ts'

/** An error as plain data. What is sent as it is would lose its class, and with it all but its text. */
export interface PortableError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly cause: PortableError | undefined
  /** What it says besides, such as the `code` and `path` of an error of the system. */
  readonly facts: Readonly<Record<string, string | number | boolean>>
  /** Of a `PlatenError`. */
  readonly refusal:
    | {
        readonly code: ErrorCode
        readonly pointer: string | undefined
        readonly errors: readonly ErrorDetail[]
        readonly retryAfterMs: number | undefined
        readonly receipt: object | undefined
      }
    | undefined
}

/** Causes beyond this many are left out. */
const MOST_CAUSES = 8

/** Anything may be thrown; what is no error is told by its text. */
export function toPortableError(thrown: unknown, causes = MOST_CAUSES): PortableError {
  if (!(thrown instanceof Error)) return toPortableError(new Error(String(thrown)), causes)
  const { name, message, stack } = thrown
  const cause =
    thrown.cause === undefined || causes === 0
      ? undefined
      : toPortableError(thrown.cause, causes - 1)
  if (!isPlatenError(thrown)) {
    return { name, message, stack, cause, facts: listFacts(thrown), refusal: undefined }
  }
  const { code, pointer, errors, retryAfterMs, receipt } = thrown
  const refusal = { code, pointer, errors, retryAfterMs, receipt }
  return { name, message, stack, cause, facts: {}, refusal }
}

function listFacts(error: Error): PortableError['facts'] {
  const isFact = ([name, value]: [string, unknown]) =>
    name !== 'cause' && ['string', 'number', 'boolean'].includes(typeof value)
  return Object.fromEntries(Object.entries(error).filter(isFact)) as PortableError['facts']
}

/** The same error again, with the stack of the thread that threw it. */
export function fromPortableError(portable: PortableError): Error {
  const { message, stack, refusal } = portable
  const cause = portable.cause === undefined ? undefined : fromPortableError(portable.cause)
  const error =
    refusal === undefined
      ? toPlainError(portable, cause)
      : new PlatenError(refusal.code, message, { ...refusal, cause })
  if (stack !== undefined) error.stack = stack
  return error
}

function toPlainError({ name, message, facts }: PortableError, cause: Error | undefined): Error {
  const error = cause === undefined ? new Error(message) : new Error(message, { cause })
  // Not to be listed among what the error says.
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
  return Object.assign(error, facts)
}
