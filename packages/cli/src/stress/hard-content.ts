/** One override of one layer that puts its template to the test. */
export interface HardContent {
  /** Of the kind of content, such as `long-word`. */
  readonly name: string
  /** As in `layers` of an order. */
  readonly override: unknown
}
