/** A layer that an order leaves out, and why. */
export interface HiddenLayer {
  readonly path: string
  readonly reason: 'visible' | 'visibleWhen' | 'fallback'
}
