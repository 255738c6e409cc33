import { hash } from 'node:crypto'
import type { Command } from '../../paint/display-list.ts'
import { boxAround } from './device-box.ts'
import { isPush } from './group-projection.ts'
import type { Projection } from './projection.ts'
import { BAND_ROWS } from './raster-image.ts'

export interface Bands {
  /** See `RasterImage`. */
  readonly volatileBands: Uint8Array
  readonly bandDigests: readonly (string | undefined)[]
  /** One entry a band: 1 = some command from `BandOptions.from` on reaches into it. */
  readonly changedBands: Uint8Array
}

export interface BandOptions extends Projection {
  /** Digest of all that decides pixels besides the commands. */
  readonly seed: string
  /** Index of the first command that is drawn on pixels which were there before. Default 0. */
  readonly from?: number
}

/**
 * Tells which row bands of a page are steady, and names their content.
 *
 * Commands are cut off at their bounds, so a band holds exactly what the commands that reach into it
 * draw; its name is the digest of theirs, in order.
 */
export function buildBands(commands: readonly Command[], options: BandOptions): Bands {
  const count = Math.ceil((options.canvas.bottom - options.canvas.top) / BAND_ROWS)
  const { from = 0 } = options
  const volatileBands = new Uint8Array(count)
  const changedBands = new Uint8Array(count)
  const touching: string[] = new Array(count).fill('')
  const spans = bandSpans(commands, options)
  for (const [index, command] of commands.entries()) {
    const { first, last } = spans[index] ?? EMPTY_SPAN
    for (let band = first; band <= last; band++) {
      if (index >= from) changedBands[band] = 1
      if (command.volatile) volatileBands[band] = 1
      else touching[band] += `${index} `
    }
  }
  // Neighbouring bands are mostly touched by the same commands, so few sets are hashed.
  const namesOfSets = new Map<string, string>()
  const bandDigests = touching.map((set, band) => {
    if (volatileBands[band] === 1) return undefined
    const known = namesOfSets.get(set)
    const name = known ?? nameSet(set, commands, options.seed)
    if (known === undefined) namesOfSets.set(set, name)
    return `${name}/${band}`
  })
  return { volatileBands, bandDigests, changedBands }
}

interface Span {
  readonly first: number
  /** Included. */
  readonly last: number
}

const EMPTY_SPAN: Span = { first: 0, last: -1 }

/**
 * The bands that each command reaches into. A `pop` reaches as far as its push, and so does all that
 * stands in a blurred group, over whose whole area it may shine.
 */
function bandSpans(commands: readonly Command[], options: BandOptions): readonly Span[] {
  const open: { readonly span: Span; readonly isBlurred: boolean }[] = []
  return commands.map((command) => {
    if (command.kind === 'pop') return open.pop()?.span ?? EMPTY_SPAN
    const around = open.at(-1)
    const isInBlur = around?.isBlurred === true
    const span = isInBlur ? around.span : bandSpan(command, options)
    if (isPush(command)) {
      const blurs = command.kind === 'push-group' && command.blurSigma > 0
      open.push({ span, isBlurred: isInBlur || blurs })
    }
    return span
  })
}

function bandSpan(command: Command, { matrix, canvas }: BandOptions): Span {
  const box = boxAround(command.bounds, matrix, 1)
  const top = Math.max(canvas.top, box.top)
  const bottom = Math.min(canvas.bottom, box.bottom)
  if (bottom <= top) return EMPTY_SPAN
  return { first: Math.floor(top / BAND_ROWS), last: Math.floor((bottom - 1) / BAND_ROWS) }
}

function nameSet(set: string, commands: readonly Command[], seed: string): string {
  const digests = set
    .split(' ')
    .map((index) => commands[Number(index)])
    .map((command) => (command === undefined ? '' : digestOf(command)))
  return hash('sha256', [seed, ...digests].join('\n'), 'base64url')
}

/** A command's digest with its kind, so that a `pop` stays one whatever its digest is made of. */
export function digestOf(command: Command): string {
  return `${command.kind} ${command.digest}`
}
