/** One `name=value` of a query, decoded. */
export interface QueryPair {
  readonly name: string
  readonly value: string
}
