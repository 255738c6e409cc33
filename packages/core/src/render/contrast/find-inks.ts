import type { Command, CommandOf, Paint } from '../../paint/display-list.ts'

/** The letters of one layer that one paint draws. */
export interface Ink {
  readonly paint: Paint
  readonly glyphs: readonly CommandOf<'glyphs'>[]
}

/** The letters of one layer in a display list, and where they stand in it. */
export interface LayerInk {
  readonly path: string
  /** Index of the first command that draws letters. */
  readonly first: number
  /** Index of the last one. */
  readonly last: number
  readonly inks: readonly Ink[]
}

/** The letters of each layer that is drawn in colours; those filled with a picture are not among them. */
export function findInks(commands: readonly Command[]): ReadonlyMap<string, LayerInk> {
  const found = new Map<string, LayerInk>()
  const places = new Map<string, number[]>()
  const inks = new Map<string, Map<string, CommandOf<'glyphs'>[]>>()
  for (const [index, command] of commands.entries()) {
    if (command.kind !== 'glyphs') continue
    const { path, paint } = command
    places.set(path, [...(places.get(path) ?? []).slice(0, 1), index])
    const byPaint = inks.get(path) ?? new Map<string, CommandOf<'glyphs'>[]>()
    inks.set(path, byPaint)
    const key = JSON.stringify(paint)
    const glyphs = byPaint.get(key)
    if (glyphs === undefined) byPaint.set(key, [command])
    else glyphs.push(command)
  }
  for (const [path, byPaint] of inks) {
    const [first = 0, last = first] = places.get(path) ?? []
    const ofPaint = [...byPaint.values()].flatMap((glyphs) =>
      glyphs[0] === undefined ? [] : [{ paint: glyphs[0].paint, glyphs }],
    )
    found.set(path, { path, first, last, inks: ofPaint })
  }
  return found
}
