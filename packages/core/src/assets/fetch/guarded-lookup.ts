import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { createConcurrencyGate } from '../concurrency-gate.ts'
import { isAddressAllowed } from './assert-fetchable.ts'
import type { FetchPolicy } from './fetch-policy.ts'

/**
 * Names resolved at once. The system resolver holds a thread of libuv's pool, of which there are
 * four, for as long as a name server makes it wait; the host's file access must not stop meanwhile.
 */
const LOOKUPS_AT_ONCE = 2

/**
 * A resolver for sockets that fails when any address of a name may not be connected to.
 *
 * It runs inside `connect`, and the socket uses the very list that was judged, so a name server that
 * answers differently the second time gains nothing. One bad address among good ones refuses the
 * name, because which of them the socket would try first is the attacker's to arrange.
 */
export function createGuardedLookup(policy: FetchPolicy): LookupFunction {
  const gate = createConcurrencyGate(LOOKUPS_AT_ONCE)
  const lookup = policy.lookup ?? (systemLookup as LookupFunction)
  return (hostname, options, callback) => {
    const startedAt = performance.now()
    const resolve = async (): Promise<readonly LookupAddress[]> => {
      // Whoever asked has given up by now, so the name server is not troubled.
      if (performance.now() - startedAt > policy.timeoutMs)
        throw new Error('No time left to look up.')
      return lookupAll(lookup, hostname, options)
    }
    gate.run(resolve).then(
      (addresses) => {
        const error = problemOf(addresses, hostname, policy)
        if (error !== undefined) callback(error, '')
        else if (options.all) callback(null, [...addresses])
        else callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

function problemOf(
  addresses: readonly LookupAddress[],
  hostname: string,
  policy: FetchPolicy,
): Error | undefined {
  if (addresses.length === 0) return new Error('The name has no address.')
  const refused = addresses.find(({ address }) => !isAddressAllowed(address, hostname, policy))
  return refused && new Error(`The name has the address ${refused.address}, which is not public.`)
}

function lookupAll(
  lookup: LookupFunction,
  hostname: string,
  options: Parameters<LookupFunction>[1],
): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) reject(error)
      else resolve(Array.isArray(addresses) ? addresses : [])
    })
  })
}
