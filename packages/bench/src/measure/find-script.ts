import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Path of another script of the bench: a source where sources run, a compiled one where those do.
 *
 * @param name Relative to the caller, without its extension.
 * @param callerUrl `import.meta.url` of the caller.
 */
export function findScript(name: string, callerUrl: string): string {
  return fileURLToPath(new URL(`${name}${extname(new URL(callerUrl).pathname)}`, callerUrl))
}
