import type { Rect } from '../../src/foundation/geometry.ts'
import type { Command, Geometry, Paint, PushGroupCommand } from '../../src/paint/display-list.ts'

/** A list as one line for each command, which reads well in a failed test. */
export function dumpCommands(commands: readonly Command[]): readonly string[] {
  return commands.map(dumpCommand)
}

function dumpCommand(command: Command): string {
  switch (command.kind) {
    case 'fill':
      return `fill ${geometry(command.geometry)} ${paint(command.paint)}`
    case 'stroke':
      return `stroke ${geometry(command.geometry)} ${paint(command.paint)} ${command.stroke.width}`
    case 'glyphs':
      return `glyphs "${command.text}" ${paint(command.paint)}`
    case 'color-glyphs':
      return `color glyphs "${command.text}" of ${[...command.drawings.values()].map((drawing) => `(${dumpCommands(drawing).join(' + ')})`).join(' ')}`
    case 'image':
      return `image ${numbers(command.crop)} over ${numbers(command.rect)}`
    case 'vector':
      return `vector ${numbers(command.rect)}`
    case 'shadow':
      return `shadow ${command.x} ${command.y} blur ${command.sigma}`
    case 'push-clip':
      return `clip ${geometry(command.geometry)}`
    case 'push-group':
      return dumpGroup(command)
    case 'push-mask':
      return `${command.inverted ? 'mask but' : 'mask'} of ${dumpCommands(command.mask).join(' + ')}`
    case 'pop':
      return 'pop'
  }
}

function dumpGroup({ opacity, blend, blurSigma }: PushGroupCommand): string {
  const parts = [
    opacity === 1 ? '' : `opacity ${opacity}`,
    blend === 'normal' ? '' : `blend ${blend}`,
    blurSigma === 0 ? '' : `blur ${blurSigma}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'group' : parts.join(' ')
}

function geometry(shape: Geometry): string {
  if (shape.type === 'path') return `path of ${shape.path.verbs.length} ${shape.rule}`
  const [a, b, c, d] = shape.radii
  return a + b + c + d === 0
    ? numbers(shape.rect)
    : `${numbers(shape.rect)} round ${[a, b, c, d].map(round).join(' ')}`
}

function paint(value: Paint): string {
  if (value.type !== 'solid') return value.type
  const { r, g, b, a } = value.color
  return `rgba(${r} ${g} ${b} ${round(a)})`
}

function numbers({ x, y, width, height }: Rect): string {
  return [x, y, width, height].map(round).join(',')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
