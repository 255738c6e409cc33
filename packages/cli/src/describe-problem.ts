import { isPlatenError } from '@platen/core'

/** What is wrong, one line a fault, each with its place in the document. */
export function describeProblem(error: unknown): readonly string[] {
  if (!isPlatenError(error)) {
    const systemError = error as NodeJS.ErrnoException
    if (systemError.code === 'ENOENT') return [`"${systemError.path}" does not exist.`]
    return [error instanceof Error ? error.message : String(error)]
  }
  return error.errors.map(({ pointer, detail }) =>
    pointer === '' ? detail : `${pointer}: ${detail}`,
  )
}
