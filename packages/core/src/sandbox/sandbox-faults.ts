import { PlatenError } from '../foundation/errors.ts'

export function svgUnavailable(cause: unknown): PlatenError {
  return new PlatenError(
    'svg_unavailable',
    'No process can be started to draw an SVG in. Where the program is bundled, give "sandbox.childUrl"; else let it start processes, or use PNG.',
    { cause },
  )
}

export function tookTooLong(deadlineMs: number): PlatenError {
  return new PlatenError('render_deadline', `The SVG takes more than ${deadlineMs} ms to draw.`)
}

export function tookTooMuchMemory(memoryBytes: number): PlatenError {
  return new PlatenError(
    'svg_too_complex',
    `The SVG takes more than ${memoryBytes} bytes of memory to draw.`,
  )
}

/** @param times How many processes it has ended. */
export function endedItsProcess(times: number, cause: unknown): PlatenError {
  return new PlatenError(
    'svg_too_complex',
    `The SVG ended the process that drew it ${times} times.`,
    {
      cause,
    },
  )
}

export function sandboxClosed(): PlatenError {
  return new PlatenError('closed', 'This Platen was closed.')
}
