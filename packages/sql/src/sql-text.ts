/** A noncharacter, which texts do not hold: opens the escape of one UTF-16 code unit, in four hex digits. */
const MARK = '\ufffe'
const NUL = '\0'
const TO_ESCAPE = new RegExp(`[${NUL}${MARK}\\p{Surrogate}]`, 'u')
const EACH_TO_ESCAPE = new RegExp(TO_ESCAPE, 'gu')
const EACH_ESCAPE = new RegExp(`${MARK}([0-9a-f]{4})`, 'g')

/**
 * A text as databases can keep it.
 *
 * They end texts at a NUL character (libsql when it reads) or refuse it (PostgreSQL), and UTF-8 has
 * no half of a surrogate pair: two different texts would become one, for instance two organisations.
 * Equal texts stay equal, different ones different, and nearly all stay as they are.
 */
export function toSqlText(text: string): string {
  if (!TO_ESCAPE.test(text)) return text
  return text.replace(
    EACH_TO_ESCAPE,
    (unit) => `${MARK}${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The text that `toSqlText` made this one of. */
export function fromSqlText(kept: string): string {
  if (!kept.includes(MARK)) return kept
  return kept.replace(EACH_ESCAPE, (_escape, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}
