/** The port `IdempotencyStore` of `@platen/core`, by its shape. */
export interface IdempotencyStoreUnderTest {
  begin(request: IdempotentRequestUnderTest): Promise<IdempotencyOutcomeUnderTest>
  finish(token: IdempotencyTokenUnderTest, answer: IdempotentAnswerUnderTest): Promise<boolean>
  abandon(token: IdempotencyTokenUnderTest): Promise<void>
}

export interface IdempotentRequestUnderTest {
  readonly key: string
  readonly fingerprint: string
  readonly leaseMs: number
  readonly keepMs: number
}

export interface IdempotencyTokenUnderTest {
  readonly key: string
  readonly token: string
}

export type IdempotencyOutcomeUnderTest =
  | { readonly state: 'started'; readonly token: IdempotencyTokenUnderTest }
  | { readonly state: 'running' }
  | { readonly state: 'mismatch' }
  | { readonly state: 'answered'; readonly answer: IdempotentAnswerUnderTest }

export interface IdempotentAnswerUnderTest {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}
