import type { NodeHandlerOptions, PlatenOptions, Stores } from '@platen/core'

/**
 * What `platen.config.ts` says: `export default { … } satisfies PlatenConfig`.
 *
 * Options of the command line and the environment come before it.
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
  /**
   * Opens other stores than the SQLite file of the data folder. Called once by each command, which
   * closes them in its end.
   */
  readonly stores?: () => Stores | Promise<Stores>
}
