import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'

/** A resolver that knows only what a test tells it, and keeps count of what it is asked. */
export interface FakeNames {
  readonly lookup: LookupFunction
  readonly asked: readonly string[]
}

/** @param zone For each name its answers in turn; the last one stays. */
export function fakeNames(
  zone: Readonly<Record<string, readonly (readonly string[])[]>>,
): FakeNames {
  const asked: string[] = []
  const lookup: LookupFunction = (hostname, _options, callback) => {
    const earlier = asked.filter((name) => name === hostname).length
    asked.push(hostname)
    const answers = Object.hasOwn(zone, hostname) ? zone[hostname] : undefined
    const addresses = answers?.[Math.min(earlier, answers.length - 1)]
    if (addresses === undefined) {
      callback(Object.assign(new Error(`no such name ${hostname}`), { code: 'ENOTFOUND' }), '')
    } else {
      callback(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      )
    }
  }
  return { lookup, asked }
}
