import { type ErrorCode, PlatenError } from '../../foundation/errors.ts'

/** The error for an SVG; `problem` completes "The SVG …". */
export function svgFault(code: ErrorCode, problem: string, cause?: unknown): PlatenError {
  return new PlatenError(code, `The SVG ${problem}.`, { cause })
}
