import { useDatabaseFolder } from './use-database-folder.ts'
import { isPostgresThere, usePostgres } from './use-postgres.ts'

/** A place for a storage that processes may share, of each engine. */
interface Engine {
  readonly name: string
  readonly isFile: boolean
  /** Undefined where the engine is missing. */
  readonly useAddress: (() => () => string) | undefined
}

/** For `describe.each`: what must be true whichever engine it is. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'an SQLite file',
    isFile: true,
    useAddress: () => {
      const folder = useDatabaseFolder()
      let path: string | undefined
      return () => {
        path ??= folder.freshPath()
        return path
      }
    },
  },
  {
    name: 'a PostgreSQL database, where a server answers',
    isFile: false,
    useAddress: isPostgresThere
      ? () => {
          const { url } = usePostgres()
          return () => url
        }
      : undefined,
  },
]
