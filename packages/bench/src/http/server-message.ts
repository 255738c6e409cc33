/** What is served: a bare route that sends the image, or the routes of a Platen on a kind of store. */
export const SERVER_KINDS = ['bare', 'memory', 'sqlite'] as const
export type ServerKind = (typeof SERVER_KINDS)[number]

/** Child to parent, once: where to ask and what to say. */
export interface ServerReady {
  readonly port: number
  readonly targets: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** Of the image that all targets name. */
  readonly etag: string
  readonly imageBytes: number
}

/** Parent to child: tell how much you worked. */
export type ServerQuestion = 'tally'

/** Child to parent. */
export interface ServerTally {
  /** CPU time of the process so far, its garbage collection and socket work included. */
  readonly cpuMicroseconds: number
  /** Renders that were made so far; 0 for the bare route. */
  readonly renders: number
}
