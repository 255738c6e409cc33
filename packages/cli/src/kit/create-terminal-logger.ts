import type { LogDetails, Logger } from '@platen/core'
import type { Terminal } from '../terminal.ts'

/** What happens inside, a line each on standard error, with the trace of what failed. */
export function createTerminalLogger({ writeErr }: Pick<Terminal, 'writeErr'>): Logger {
  const log =
    (level: string) =>
    ({ err, ...details }: LogDetails, message: string) => {
      const time = new Date().toISOString()
      const more = Object.keys(details).length === 0 ? '' : ` ${JSON.stringify(details)}`
      const trace = err instanceof Error ? `\n${err.stack ?? err.message}` : ''
      writeErr(`${time} ${level} ${message}${more}${trace}`)
    }
  return { error: log('error'), warn: log('warn'), info: log('info') }
}
