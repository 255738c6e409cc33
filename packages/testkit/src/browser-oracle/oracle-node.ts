/** Px, or a share of the parent such as `"50%"`. */
export type OracleLength = number | `${number}%`

export interface OracleFrame {
  readonly left?: OracleLength
  readonly top?: OracleLength
  readonly right?: OracleLength
  readonly bottom?: OracleLength
  readonly width?: OracleLength
  readonly height?: OracleLength
  readonly minWidth?: OracleLength
  readonly maxWidth?: OracleLength
  readonly minHeight?: OracleLength
  readonly maxHeight?: OracleLength
  readonly aspectRatio?: number
}

export interface OracleEdges<T> {
  readonly top?: T
  readonly right?: T
  readonly bottom?: T
  readonly left?: T
}

export type OracleAlign = 'start' | 'center' | 'end' | 'stretch' | 'baseline'
export type OracleJustify =
  | 'start'
  | 'center'
  | 'end'
  | 'space-between'
  | 'space-around'
  | 'space-evenly'

export interface OracleItem {
  readonly position?: 'relative' | 'absolute'
  readonly grow?: number
  readonly shrink?: number
  readonly basis?: OracleLength | 'auto'
  readonly alignSelf?: OracleAlign
  readonly margin?: OracleEdges<OracleLength | 'auto'>
}

export interface OracleContainer {
  readonly direction?: 'row' | 'column' | 'row-reverse' | 'column-reverse'
  readonly wrap?: 'nowrap' | 'wrap' | 'wrap-reverse'
  readonly rowGap?: number
  readonly columnGap?: number
  /** A grid of equal columns. */
  readonly columns?: number
  readonly padding?: OracleEdges<OracleLength>
  readonly borderWidth?: number
  readonly justify?: OracleJustify
  readonly align?: OracleAlign
  readonly alignContent?: OracleJustify | 'stretch'
  readonly overflow?: 'visible' | 'hidden'
}

interface OracleCommon {
  readonly name: string
  readonly frame?: OracleFrame
  readonly item?: OracleItem
}

/**
 * One box of a recorded case, in the words of the layer model.
 *
 * What is absent has its CSS initial value, but for `box-sizing: border-box` and `position: relative`.
 */
export type OracleNode =
  | (OracleCommon & { readonly kind: 'box' })
  | (OracleCommon & {
      readonly kind: 'text'
      readonly text: string
      readonly fontSizePx: number
      readonly lineHeight: number
    })
  | (OracleCommon & { readonly kind: 'image'; readonly natural: readonly [number, number] })
  | (OracleCommon & {
      readonly kind: 'container'
      readonly container: OracleContainer
      readonly children: readonly OracleNode[]
    })

/** A tree that stands on a canvas of 400 × 300 px. */
export interface OracleCase {
  /** Unique, and says which rule the case shows. */
  readonly name: string
  readonly root: OracleNode
}

/** Border box from the top left corner of the canvas. */
export type OracleBox = readonly [name: string, x: number, y: number, width: number, height: number]

export interface RecordedCase extends OracleCase {
  readonly boxes: readonly OracleBox[]
}
