import type { NodeHandlerOptions, PlatenOptions } from '@platen/core'

/**
 * What `platen.config.ts` says: `export default { … } satisfies PlatenConfig`.
 *
 * Options of the command line and the environment come before it. Where things are kept is not among
 * them: that is one SQLite file in the data folder.
 */
export interface PlatenConfig
  extends Omit<PlatenOptions, 'assets' | 'clock' | 'stores'>,
    Pick<NodeHandlerOptions, 'authenticate' | 'findIp'> {
  /** Default 3000. */
  readonly port?: number
  /** Address to listen on. Default 127.0.0.1: only programs of this machine get through. */
  readonly host?: string
  /** Folder of the database and the generated secrets. Default `.platen`. */
  readonly data?: string
}
