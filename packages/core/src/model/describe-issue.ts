import type { z } from 'zod'
import type { ErrorCode, ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import type { Vocabulary } from './closed-object.ts'
import { expectedType, type FlatIssue, flattenIssues, leafFault } from './flatten-issues.ts'
import { findPlace, type IssueSubject, type Place } from './issue-place.ts'
import type { LeafFault } from './leaf-schema.ts'

interface Sentence {
  readonly code: ErrorCode
  readonly detail: string
}

/** Turns what zod found into faults: a pointer, a code, and one sentence each, at most `maximum`. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  subject: IssueSubject,
  maximum: number,
): readonly ErrorDetail[] {
  return flattenIssues(issues, maximum).map((flat) => {
    const { code, detail } = describeIssue(flat, findPlace(subject, flat.path))
    return { pointer: jsonPointer([...subject.at, ...flat.path]), code, detail }
  })
}

function describeIssue({ issue }: FlatIssue, place: Place): Sentence {
  if (issue.code === 'no_variant') {
    return issue.words === undefined
      ? wrongType(place, issue.expected ?? 'of another form')
      : wrongVariant(place, issue.words)
  }
  if (issue.code === 'custom' && issue.params !== undefined && 'vocabulary' in issue.params) {
    return unknownProperty(place, issue.params['vocabulary'] as Vocabulary)
  }
  const type = expectedType(issue)
  if (type !== undefined) return wrongType(place, type)
  const fault = leafFault(issue)
  return fault === undefined ? describeStandard(issue, place) : describeLeaf(fault, place)
}

/** The checks of zod that the schemas use. */
function describeStandard(issue: z.core.$ZodIssue, place: Place): Sentence {
  switch (issue.code) {
    case 'too_small':
      return outOfRange(place, ['at least', Number(issue.minimum)], issue.origin)
    case 'too_big':
      return outOfRange(place, ['at most', Number(issue.maximum)], issue.origin)
    case 'invalid_type':
      return mustBe('out_of_range', place, 'a whole number')
    case 'invalid_value':
      return mustBe(
        'invalid_value',
        place,
        issue.values.map((word) => JSON.stringify(word)).join(' or '),
      )
    case 'invalid_key':
      return wrongKey(place, issue.issues)
    default:
      return mustBe('invalid_value', place, 'another value')
  }
}

function describeLeaf(fault: LeafFault, place: Place): Sentence {
  const words = typeof place.value === 'string' ? didYouMean(place.value, fault.words ?? []) : ''
  const hint = fault.hint === undefined ? '' : ` ${fault.hint}`
  const { code, detail } = mustBe(fault.code, place, fault.expected)
  return { code, detail: detail + words + hint }
}

function unknownProperty(place: Place, vocabulary: Vocabulary): Sentence {
  if (vocabulary.notDrawn.has(place.key)) return notDrawn(place.name)
  const elsewhere = vocabulary.elsewhere.get(place.key)
  if (elsewhere !== undefined) return { code: 'one_output_only', detail: elsewhere }
  const hint = didYouMean(place.key, [...vocabulary.known, ...vocabulary.notDrawn])
  return {
    code: 'unknown_property',
    detail: `${capitalise(place.parent)} has no property ${quote(place.key)}.${hint}`,
  }
}

function wrongVariant(place: Place, words: readonly string[]): Sentence {
  const expected = `one of ${words.map(quote).join(', ')}`
  if (place.value === undefined) return wrongType(place, expected)
  return describeLeaf({ code: 'invalid_value', expected, words }, place)
}

function wrongType(place: Place, expected: string): Sentence {
  if (place.value !== undefined) return mustBe('invalid_type', place, expected)
  return { code: 'missing_property', detail: `${place.name} is missing; it must be ${expected}.` }
}

function wrongKey(place: Place, issues: readonly z.core.$ZodIssue[]): Sentence {
  const fault = issues.map(leafFault).find((found) => found !== undefined)
  const expected = fault?.expected ?? 'another key'
  const code = fault?.code === 'invalid_type' ? 'invalid_name' : (fault?.code ?? 'invalid_name')
  return { code, detail: `The key ${quote(place.key)} in ${place.parent} must be ${expected}.` }
}

type Bound = readonly [relation: 'at least' | 'at most', limit: number]

function outOfRange(place: Place, [relation, limit]: Bound, origin: string): Sentence {
  if (origin === 'array') {
    const length = Array.isArray(place.value) ? place.value.length : 0
    const entries = limit === 1 ? 'entry' : 'entries'
    const detail = `${place.name} must have ${relation} ${limit} ${entries}, but has ${length}.`
    return { code: 'out_of_range', detail }
  }
  if (origin === 'string') {
    const code = relation === 'at least' ? 'invalid_value' : 'text_too_long'
    const characters = limit === 1 ? 'character' : 'characters'
    return { code, detail: `${place.name} must have ${relation} ${limit} ${characters}.` }
  }
  return mustBe('out_of_range', place, `${relation} ${limit}`)
}

function mustBe(code: ErrorCode, place: Place, expected: string): Sentence {
  // Of the right type but wrong inside: to say "but is an object" would point the wrong way.
  const inside = code !== 'invalid_type' && typeof place.value === 'object' && place.value !== null
  const found = inside ? '' : `, but is ${describeValue(place.value)}`
  return { code, detail: `${capitalise(place.name)} must be ${expected}${found}.` }
}

function notDrawn(what: string): Sentence {
  return {
    code: 'not_drawn',
    detail: `${what} is part of the template format, but this version does not draw it yet.`,
  }
}

/** A value of the input in a few words. */
function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
