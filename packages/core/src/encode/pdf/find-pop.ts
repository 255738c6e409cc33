import type { Command } from '../../paint/display-list.ts'
import { isPush } from '../raster/group-projection.ts'

/** Where what the push at `start` opens is closed; the last command when nothing closes it. */
export function findPop(commands: readonly Command[], start: number): number {
  let depth = 0
  for (let at = start; at < commands.length; at++) {
    const command = commands[at]
    if (command === undefined) break
    if (isPush(command)) depth++
    else if (command.kind === 'pop') depth--
    if (depth === 0) return at
  }
  return commands.length - 1
}
