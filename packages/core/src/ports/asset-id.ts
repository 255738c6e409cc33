const ASSET_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/**
 * Whether a text may stand after `asset:`.
 *
 * Letters, digits, `.`, `_` and `-`, at most 128, the first a letter or digit: no id is a path, a URL
 * or a hidden file, so a store may use it as a name.
 */
export function isAssetId(text: string): boolean {
  return ASSET_ID.test(text)
}
