import { PlatenError } from '../errors.ts'
import { buildCharacterTest, parsePattern } from './parse-pattern.ts'
import { countSteps, type PatternNode } from './pattern-node.ts'

/** UTF-16 units of a pattern. */
export const MAX_PATTERN_LENGTH = 500
/** Of the machine that a pattern becomes: bounds what each character of a text costs. */
const MAX_STEPS = 1_000

/** Tells whether the whole of a text is what the pattern describes. */
export type LinearPattern = (text: string) => boolean

type Step =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'start' | 'end' }
  /** Goes on at both. */
  | { readonly type: 'fork'; readonly to: number; other: number }
  | { readonly type: 'jump'; to: number }

/** Whether a code point is one of those meant; asked once for each code point of a text. */
type CharacterTest = (character: string) => boolean

/**
 * Compiles a regular expression that takes time in proportion to the text, whatever both are:
 * `RegExp` takes years for some. All ways through the pattern are gone at once (Thompson, Regular
 * Expression Search Algorithm, 1968), each step once for each character; that one character is of a
 * class is left to `RegExp`.
 *
 * Syntax as `parsePattern`. Cost: at most 1,000 steps for each code point.
 *
 * @throws {PlatenError} `invalid_value` with what is wrong, or that it is too large.
 */
export function compilePattern(source: string): LinearPattern {
  if (source.length > MAX_PATTERN_LENGTH) {
    throw new PlatenError(
      'invalid_value',
      `The pattern has ${source.length} characters, but may have ${MAX_PATTERN_LENGTH}.`,
    )
  }
  const tree = parsePattern(source)
  if (countSteps(tree) > MAX_STEPS) {
    throw new PlatenError('invalid_value', 'The pattern repeats too much; make its counts smaller.')
  }
  const steps: Step[] = []
  addSteps(tree, steps, new Map())
  return (text) => isMatch(steps, text)
}

function addSteps(node: PatternNode, steps: Step[], tests: Map<string, CharacterTest>): void {
  switch (node.type) {
    case 'character':
      steps.push({ type: 'character', test: findTest(node.source, tests) })
      break
    case 'start':
    case 'end':
      steps.push({ type: node.type })
      break
    case 'sequence':
      for (const part of node.parts) addSteps(part, steps, tests)
      break
    case 'choice':
      addChoice(node.parts, steps, tests)
      break
    case 'repeat':
      addRepeat(node, steps, tests)
  }
}

function addChoice(
  parts: readonly PatternNode[],
  steps: Step[],
  tests: Map<string, CharacterTest>,
): void {
  const ends: { to: number }[] = []
  for (const [index, part] of parts.entries()) {
    const fork = { type: 'fork' as const, to: steps.length + 1, other: 0 }
    const isLast = index === parts.length - 1
    if (!isLast) steps.push(fork)
    addSteps(part, steps, tests)
    const end = { type: 'jump' as const, to: 0 }
    steps.push(end)
    ends.push(end)
    fork.other = steps.length
  }
  for (const end of ends) end.to = steps.length
}

function addRepeat(
  { part, min, max }: Extract<PatternNode, { readonly type: 'repeat' }>,
  steps: Step[],
  tests: Map<string, CharacterTest>,
): void {
  for (let count = 0; count < min; count++) addSteps(part, steps, tests)
  const forks: { other: number }[] = []
  const addOptional = () => {
    const fork = { type: 'fork' as const, to: steps.length + 1, other: 0 }
    steps.push(fork)
    forks.push(fork)
    addSteps(part, steps, tests)
  }
  if (Number.isFinite(max)) {
    for (let count = min; count < max; count++) addOptional()
  } else {
    const start = steps.length
    addOptional()
    steps.push({ type: 'jump', to: start })
  }
  for (const fork of forks) fork.other = steps.length
}

/** One test for each spelling, which knows its answers of this pattern's lifetime for ASCII. */
function findTest(source: string, tests: Map<string, CharacterTest>): CharacterTest {
  const known = tests.get(source)
  if (known !== undefined) return known
  const regex = buildCharacterTest(source)
  const ascii = Array.from({ length: 128 }, (_, code) => regex.test(String.fromCharCode(code)))
  const test = (character: string) => ascii[character.codePointAt(0) ?? 0] ?? regex.test(character)
  tests.set(source, test)
  return test
}

function isMatch(steps: readonly Step[], text: string): boolean {
  // Where a step was last reached, so that none is gone twice at one place.
  const reachedAt = new Int32Array(steps.length + 1).fill(-1)
  let current = reach([0], { steps, reachedAt, place: 0, isEnd: text === '' })
  let place = 0
  let offset = 0
  for (const character of text) {
    if (current.length === 0) return false
    place++
    offset += character.length
    const next: number[] = []
    const answers = new Map<CharacterTest, boolean>()
    for (const index of current) {
      const step = steps[index]
      if (step?.type !== 'character') continue
      const answer = answers.get(step.test) ?? step.test(character)
      answers.set(step.test, answer)
      if (answer) next.push(index + 1)
    }
    current = reach(next, { steps, reachedAt, place, isEnd: offset === text.length })
  }
  return current.includes(steps.length)
}

interface Reaching {
  readonly steps: readonly Step[]
  readonly reachedAt: Int32Array
  /** Characters read so far. */
  readonly place: number
  readonly isEnd: boolean
}

/** The steps that wait for a character, and the end, from all that lead there without one. */
function reach(
  from: readonly number[],
  { steps, reachedAt, place, isEnd }: Reaching,
): readonly number[] {
  const waiting: number[] = []
  const open = [...from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reachedAt[index] === place) continue
    reachedAt[index] = place
    const step = steps[index]
    switch (step?.type) {
      case 'fork':
        open.push(step.to, step.other)
        break
      case 'jump':
        open.push(step.to)
        break
      case 'start':
        if (place === 0) open.push(index + 1)
        break
      case 'end':
        if (isEnd) open.push(index + 1)
        break
      default:
        waiting.push(index)
    }
  }
  return waiting
}
