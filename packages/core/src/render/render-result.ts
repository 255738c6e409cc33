import type { EncodedImage } from '../encode/encoded-image.ts'
import type { Receipt } from './receipt.ts'

/** A finished image and the account of how it came about. */
export interface RenderResult extends EncodedImage {
  readonly receipt: Receipt
}
