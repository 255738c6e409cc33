/** One step of a schema. What was released never changes: a new step follows it. */
export interface Migration {
  readonly name: string
  /** Without parameters or rows. */
  readonly statements: readonly string[]
}
