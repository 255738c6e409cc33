/** CSS px, or a share of the parent's size such as `"50%"`. */
export type Length = number | `${number}%`

export interface ResolvedFrame {
  readonly left: Length | undefined
  readonly top: Length | undefined
  readonly right: Length | undefined
  readonly bottom: Length | undefined
  readonly width: Length | undefined
  readonly height: Length | undefined
  readonly minWidth: Length | undefined
  readonly maxWidth: Length | undefined
  readonly minHeight: Length | undefined
  readonly maxHeight: Length | undefined
  /** Width divided by height. */
  readonly aspectRatio: number | undefined
}

/** How a child behaves inside a container; of no effect on the canvas itself. */
export interface ResolvedFlexItem {
  /** `absolute` takes the child out of the flow and places it by its frame. */
  readonly position: 'relative' | 'absolute'
  readonly grow: number
  readonly shrink: number
  readonly basis: Length | 'auto'
  readonly alignSelf: FlexAlign | 'auto'
  readonly margin: ResolvedEdges<Length | 'auto'>
}

export interface ResolvedEdges<T> {
  readonly top: T
  readonly right: T
  readonly bottom: T
  readonly left: T
}

export type FlexAlign = 'start' | 'center' | 'end' | 'stretch' | 'baseline'
export type FlexJustify =
  | 'start'
  | 'center'
  | 'end'
  | 'space-between'
  | 'space-around'
  | 'space-evenly'
