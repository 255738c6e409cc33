/** Which stretch of a list, newest first, by `createdAt` and then `id`. */
export interface PageRequestUnderTest {
  readonly limit: number
  readonly after?: PageKeyUnderTest | undefined
}

export interface PageKeyUnderTest {
  readonly createdAt: number
  readonly id: string
}
