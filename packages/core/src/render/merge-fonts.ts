import type { FontReceipt } from './receipt.ts'

/** Each font once, in order of first use, with all the files that it was drawn from. */
export function mergeFonts(fonts: readonly FontReceipt[]): readonly FontReceipt[] {
  const merged = new Map<string, FontReceipt>()
  for (const { family, weight, style, digests } of fonts) {
    const key = `${family}/${weight}/${style}`
    const all = new Set([...(merged.get(key)?.digests ?? []), ...digests])
    merged.set(key, { family, weight, style, digests: [...all].sort() })
  }
  return [...merged.values()]
}
