import type { Rect } from '../foundation/geometry.ts'
import type { Command, DisplayList } from '../paint/display-list.ts'

/** A layer that is drawn otherwise in one of two pages. */
export interface LayerChange {
  /** As in receipts; `canvas` is the background. */
  readonly path: string
  /** `reordered`: drawn alike, but before or after other layers than it was. */
  readonly change: 'added' | 'removed' | 'changed' | 'reordered'
  /** Page px: nothing of it is drawn outside of these, in either page. */
  readonly bounds: readonly Rect[]
}

/** Finds the layers whose drawing commands differ, in the paint order of the later page. */
export function compareLayers(before: DisplayList, after: DisplayList): readonly LayerChange[] {
  const [old, fresh] = [groupByPath(before.commands), groupByPath(after.commands)]
  const paths = [...new Set([...fresh.keys(), ...old.keys()])]
  const moved = findMoved([...old.keys()], [...fresh.keys()])
  return paths.flatMap((path): readonly LayerChange[] => {
    const [then, now] = [old.get(path) ?? [], fresh.get(path) ?? []]
    const bounds = [...then, ...now].map((command) => command.bounds)
    if (then.length === 0) return [{ path, change: 'added', bounds }]
    if (now.length === 0) return [{ path, change: 'removed', bounds }]
    if (digestsOf(then) !== digestsOf(now)) return [{ path, change: 'changed', bounds }]
    return moved.has(path) ? [{ path, change: 'reordered', bounds }] : []
  })
}

function groupByPath(commands: readonly Command[]): ReadonlyMap<string, readonly Command[]> {
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const group = groups.get(command.path)
    if (group === undefined) groups.set(command.path, [command])
    else group.push(command)
  }
  return groups
}

function digestsOf(commands: readonly Command[]): string {
  return commands.map(({ digest }) => digest).join()
}

/** Of the layers that both pages have, those that are not where they were among each other. */
function findMoved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const then = before.filter((path) => after.includes(path))
  const now = after.filter((path) => before.includes(path))
  return new Set(now.filter((path, index) => then[index] !== path))
}
