/** A layer's path, from that of its scope and its own within the scope; either may be empty. */
export function joinPath(scope: string, tail: string): string {
  if (scope === '') return tail
  return tail === '' ? scope : `${scope}.${tail}`
}

/**
 * JSON Pointer (RFC 6901) into an override document for a layer's path:
 * `products.0.name` is `/products/items/0/name`.
 */
export function pointerToLayer(path: string): string {
  return `/${path.replace(/\.(?=\d+(?:\.|$))/g, '.items.').replaceAll('.', '/')}`
}
