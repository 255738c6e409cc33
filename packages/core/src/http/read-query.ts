import { type ErrorDetail, PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { describeIssues } from '../model/describe-issue.ts'
import { parseTime } from './parse-time.ts'
import type { ParameterText, QueryOf, QueryParameter, QueryParameters } from './query-parameter.ts'
import { decodeQueryText, type QueryText } from './query-text.ts'

/** Values that a filter may list. */
const MAX_ITEMS = 100

/**
 * Reads the parameters that a management route knows; unknown ones are passed over.
 *
 * @throws {PlatenError} 400 with one fault for each parameter that cannot be read.
 */
export function readQuery<const Parameters extends QueryParameters>(
  text: QueryText,
  parameters: Parameters,
): QueryOf<Parameters> {
  const faults: ErrorDetail[] = []
  const query: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const encoded = text.get(name)
    if (encoded !== undefined) query[name] = readParameter({ name, parameter, encoded, faults })
  }
  const [first] = faults
  if (first !== undefined) {
    throw new PlatenError(first.code, first.detail, { pointer: first.pointer, errors: faults })
  }
  // Each property was read by the schema that its type was inferred from.
  return query as QueryOf<Parameters>
}

interface ParameterReading {
  readonly name: string
  readonly parameter: QueryParameter<unknown>
  /** The values as written. */
  readonly encoded: readonly string[]
  readonly faults: ErrorDetail[]
}

function readParameter(reading: ParameterReading): unknown {
  const { name, parameter, encoded, faults } = reading
  const fault = (code: ErrorDetail['code'], detail: string) =>
    faults.push({ pointer: `/${name}`, code, detail })
  if (!parameter.many) {
    if (encoded.length === 1) return readValue(reading, encoded[0] ?? '')
    fault('duplicate_parameter', `The parameter ${quote(name)} is given twice; give it once.`)
    return undefined
  }
  const items = encoded.flatMap((value) => value.split(',')).filter((item) => item !== '')
  if (items.length > MAX_ITEMS) {
    fault('out_of_range', `${quote(name)} lists more than ${MAX_ITEMS} values.`)
    return undefined
  }
  return items.map((item) => readValue(reading, item))
}

function readValue({ name, parameter, faults }: ParameterReading, encoded: string): unknown {
  const text = decodeQueryText(encoded)
  const value = READERS[parameter.text](text)
  if (value === undefined) {
    const detail = `${quote(name)} must be ${EXPECTED[parameter.text]}, but is ${quote(text)}.`
    faults.push({ pointer: `/${name}`, code: 'invalid_type', detail })
    return undefined
  }
  const result = parameter.schema.safeParse(value)
  if (result.success) return result.data
  const subject = { value, at: [name], owner: 'the query', property: name }
  faults.push(...describeIssues(result.error.issues, subject, 1))
  return undefined
}

const READERS: Readonly<Record<ParameterText, (text: string) => unknown>> = {
  string: (text) => text,
  // Plain decimals only: `Number` would also read `0x10`, `1e3`, ` 5 ` and the empty text.
  number: (text) => (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  time: parseTime,
}

const EXPECTED: Readonly<Record<ParameterText, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '"true" or "false"',
  time: 'a time such as "2026-01-31T08:00:00Z"',
}
