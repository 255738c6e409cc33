import type { BidiClass } from '../unicode/bidi-class.ts'

/** UAX #9, W1 to W7, on the types of one isolating run; changes `types`. Linear. */
export function resolveWeakTypes(types: BidiClass[], startType: 'L' | 'R'): void {
  resolveMarks(types, startType)
  resolveArabicDigits(types, startType)
  resolveSeparators(types)
  resolveTerminators(types)
  resolveLatinDigits(types, startType)
}

/** W1: a mark takes the type of its base. */
function resolveMarks(types: BidiClass[], startType: 'L' | 'R'): void {
  let previous: BidiClass = startType
  for (const [index, type] of types.entries()) {
    if (type === 'NSM') types[index] = previous
    else previous = ['LRI', 'RLI', 'FSI', 'PDI'].includes(type) ? 'ON' : type
  }
}

/** W2 and W3. */
function resolveArabicDigits(types: BidiClass[], startType: 'L' | 'R'): void {
  let strong: BidiClass = startType
  for (const [index, type] of types.entries()) {
    if (type === 'EN' && strong === 'AL') types[index] = 'AN'
    if (type === 'L' || type === 'R' || type === 'AL') strong = type
    if (type === 'AL') types[index] = 'R'
  }
}

/** W4: one separator between two digits of a kind is a digit. */
function resolveSeparators(types: BidiClass[]): void {
  for (let i = 1; i + 1 < types.length; i++) {
    const before = types[i - 1]
    if (before !== types[i + 1]) continue
    if (before === 'EN' && (types[i] === 'ES' || types[i] === 'CS')) types[i] = 'EN'
    if (before === 'AN' && types[i] === 'CS') types[i] = 'AN'
  }
}

/** W5 and W6: terminators beside digits are digits, what is left of them is neutral. */
function resolveTerminators(types: BidiClass[]): void {
  for (let i = 0; i < types.length; i++) {
    if (types[i] !== 'ET') continue
    let end = i + 1
    while (types[end] === 'ET') end++
    const digits = types[i - 1] === 'EN' || types[end] === 'EN'
    if (digits) types.fill('EN', i, end)
    i = end - 1
  }
  for (const [index, type] of types.entries()) {
    if (type === 'ET' || type === 'ES' || type === 'CS') types[index] = 'ON'
  }
}

/** W7. */
function resolveLatinDigits(types: BidiClass[], startType: 'L' | 'R'): void {
  let strong: BidiClass = startType
  for (const [index, type] of types.entries()) {
    if (type === 'L' || type === 'R') strong = type
    else if (type === 'EN' && strong === 'L') types[index] = 'L'
  }
}
