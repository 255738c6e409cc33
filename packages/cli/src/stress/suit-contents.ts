import type { HardContent } from './hard-content.ts'

/** What a slot policy says of one property, as far as contents can follow it. */
export interface ContentRule {
  readonly maxLength?: number
  readonly enum?: readonly unknown[]
  readonly min?: number
  readonly max?: number
}

/** As `dynamic` of a layer. */
export type ContentPolicy =
  | boolean
  | { readonly allow: Readonly<Record<string, ContentRule | true | undefined>> }

/** A template may list more; these show how they look. */
const MOST_ALLOWED = 12
/** A text that may be longer than this is tried with no more. */
const LONGEST_TEXT = 2_000

/**
 * Brings contents to what the policy of their layer allows: texts are cut to its length, the longest
 * fills it, numbers are moved into its range, and a property with allowed values is tried with these.
 * What cannot be brought to it, such as a text that a pattern refuses, stays, and is refused.
 */
export function suitContents(
  contents: readonly HardContent[],
  policy: ContentPolicy | undefined,
): readonly HardContent[] {
  if (typeof policy !== 'object') return contents
  const suited = contents.flatMap((content) => suitContent(content, policy.allow))
  const said = new Set<string>()
  return suited.filter(({ override }) => {
    const text = JSON.stringify(override)
    return !said.has(text) && said.add(text)
  })
}

type Allowed = Readonly<Record<string, ContentRule | true | undefined>>

function suitContent(content: HardContent, allow: Allowed): readonly HardContent[] {
  const { name, override } = content
  if (typeof override !== 'object' || override === null) return [content]
  const fitted: Record<string, unknown> = {}
  for (const [property, value] of Object.entries(override)) {
    const rule = allow[property]
    if (rule === undefined) return []
    if (rule !== true && rule.enum !== undefined) return listAllowed(property, rule.enum)
    fitted[property] = rule === true ? value : fit(value, rule)
  }
  return [{ name, override: fitted }]
}

function listAllowed(property: string, values: readonly unknown[]): readonly HardContent[] {
  return values.slice(0, MOST_ALLOWED).map((value, index) => ({
    name: `allowed-${index + 1}`,
    override: { [property]: value },
  }))
}

function fit(value: unknown, { maxLength, min, max }: ContentRule): unknown {
  if (typeof value === 'number') {
    return Math.min(
      max ?? Number.POSITIVE_INFINITY,
      Math.max(min ?? Number.NEGATIVE_INFINITY, value),
    )
  }
  if (typeof value !== 'string' || maxLength === undefined) return value
  return cut(
    value.length > LONG ? fill(value, Math.min(maxLength, LONGEST_TEXT)) : value,
    maxLength,
  )
}

/** Of the one text that is there to be too long. */
const LONG = 500

function fill(text: string, length: number): string {
  return Array.from({ length: Math.ceil(length / text.length) }, () => text).join(' ')
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** @returns As many whole characters as `length` UTF-16 units hold. */
function cut(text: string, length: number): string {
  let end = 0
  for (const { index, segment } of SEGMENTER.segment(text)) {
    if (index + segment.length > length) break
    end = index + segment.length
  }
  return text.slice(0, end).trimEnd() || text.slice(0, end)
}
