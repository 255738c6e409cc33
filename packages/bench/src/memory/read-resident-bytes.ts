import { readFileSync } from 'node:fs'

/**
 * Resident bytes of a process and of all that it started, as Linux tells them; `undefined` elsewhere.
 * Pages that processes share are counted in each.
 */
export function readResidentBytes(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    const pids = children === '' ? [] : children.split(' ').map(Number)
    return pids.reduce((sum, child) => sum + (readResidentBytes(child) ?? 0), kilobytes * 1024)
  } catch {
    return undefined
  }
}
