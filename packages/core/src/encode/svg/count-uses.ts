import type { Command, GlyphsCommand } from '../../paint/display-list.ts'

/** How often a list draws each glyph and each picture: what comes again is defined once. */
export type UseCounts = ReadonlyMap<string, number>

export function countUses(commands: readonly Command[]): UseCounts {
  const counts = new Map<string, number>()
  count(commands, counts)
  return counts
}

/** One glyph at one size; the outline is written in px of that size. */
export function glyphKey(command: GlyphsCommand, glyphId: number): string {
  return `glyph ${command.face.digest} ${glyphId} ${command.fontSize}`
}

export function imageKey(digest: string): string {
  return `image ${digest}`
}

export function vectorKey(digest: string): string {
  return `vector ${digest}`
}

function count(commands: readonly Command[], counts: Map<string, number>): void {
  for (const command of commands) {
    if (command.kind === 'shadow') count(command.casters, counts)
    if (command.kind === 'push-mask') count(command.mask, counts)
    // Each glyph is defined once, however often it is used.
    if (command.kind === 'color-glyphs') {
      for (const drawing of command.drawings.values()) count(drawing, counts)
    }
    for (const key of keysOf(command)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
}

function keysOf(command: Command): readonly string[] {
  switch (command.kind) {
    case 'glyphs':
      return Array.from(command.glyphIds, (glyphId) => glyphKey(command, glyphId))
    case 'image':
      return [imageKey(command.image.digest)]
    case 'vector':
      return [vectorKey(command.digestOfMarkup)]
    case 'color-glyphs':
    case 'fill':
    case 'stroke':
    case 'shadow':
    case 'push-clip':
    case 'push-group':
    case 'push-mask':
    case 'pop':
      return []
  }
}
