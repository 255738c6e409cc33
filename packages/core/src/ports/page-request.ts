/** Which stretch of a list, newest first: ordered by `createdAt`, then `id`, both descending. */
export interface PageRequest {
  /** At least 1. */
  readonly limit: number
  /** Rows after this one; it need not exist any more. */
  readonly after?: PageKey | undefined
}

/** The place of a row in its list. */
export interface PageKey {
  /** Epoch ms. */
  readonly createdAt: number
  readonly id: string
}
