/**
 * JSON Pointer (RFC 6901) into an override document for a layer's path:
 * `products.0.name` is `/products/items/0/name`.
 */
export function pointerToLayer(path: string): string {
  return `/${path.replace(/\.(?=\d+(?:\.|$))/g, '.items.').replaceAll('.', '/')}`
}
