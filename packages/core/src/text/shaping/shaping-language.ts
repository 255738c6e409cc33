/** Chinese alone is drawn differently by region or script; other subtags do not reach a font. */
const CHINESE = /^zh-(hans|hant|cn|hk|mo|sg|tw)\b/

/**
 * The part of a BCP 47 tag that fonts tell apart, in lower case; `und` for what is no tag.
 *
 * HarfBuzz keeps every language that it was ever given, so arbitrary tags must not reach it.
 */
export function toShapingLanguage(tag: string): string {
  const lower = tag.toLowerCase()
  const chinese = CHINESE.exec(lower)
  if (chinese !== null) return chinese[0]
  return /^[a-z]{2,3}(?=-|$)/.exec(lower)?.[0] ?? 'und'
}
