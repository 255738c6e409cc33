import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'

/** The processes in which SVG is drawn. */
export interface SandboxOptions {
  /**
   * Most processes, 1..64; each is started when all others have work, and has some 60 MB. Default: 2,
   * or 1 where the process may use one processor only.
   */
  readonly children?: number
  /**
   * The file that each process runs, for programs that are bundled: where the bundler has put
   * `@platen/core/sandbox-child`. Default: beside the other files of this package.
   */
  readonly childUrl?: URL
  /** Ms that one drawing may take, 100..60000. Default 5000. One that takes longer is refused. */
  readonly deadlineMs?: number
  /**
   * Bytes that a process may hold, besides the pixels that it is asked for; 134217728 at least. Default
   * 536870912. A drawing that takes more is refused.
   */
  readonly memoryBytes?: number
}

const RANGES = {
  children: [1, 64],
  deadlineMs: [100, 60_000],
  memoryBytes: [134_217_728, Number.MAX_SAFE_INTEGER],
} as const satisfies Partial<Record<keyof SandboxOptions, readonly [number, number]>>

/** @throws {PlatenError} `invalid_value`, naming the option. */
export function assertSandboxOptions(options: SandboxOptions): void {
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    const value = options[name as keyof typeof RANGES]
    if (value === undefined) continue
    if (Number.isInteger(value) && value >= least && value <= most) continue
    const detail = `The option "sandbox.${name}" is ${quote(String(value))}; give a whole number of ${least} to ${most}.`
    throw new PlatenError('invalid_value', detail, { pointer: `/sandbox/${name}` })
  }
  const { childUrl } = options
  if (childUrl === undefined || childUrl instanceof URL) return
  throw new PlatenError('invalid_value', 'The option "sandbox.childUrl" must be a URL.', {
    pointer: '/sandbox/childUrl',
  })
}
