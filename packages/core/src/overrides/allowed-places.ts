/** Lists of hosts as slot policies have them, every one of which must hold where an address leads. */
export type AllowedPlaces = readonly (readonly string[])[]

/** @param address As an order has it, or where a server redirects to. */
export function isAllowedPlace(address: string, allowed: AllowedPlaces): boolean {
  const place = findPlace(address)
  return allowed.every(
    (hosts) => place !== undefined && hosts.some((host) => isWithin(place, host)),
  )
}

/** Where an address leads: a host in the spelling of URLs, `asset:`, `data:`; else `undefined`. */
export function findPlace(address: string): string | undefined {
  const scheme = /^(asset|data):/i.exec(address)?.[0]?.toLowerCase()
  if (scheme !== undefined) return scheme
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  return url.hostname === '' ? undefined : url.hostname.replace(/\.$/, '')
}

function isWithin(place: string, host: string): boolean {
  return host.startsWith('*.') ? place.endsWith(host.slice(1)) : place === host
}
