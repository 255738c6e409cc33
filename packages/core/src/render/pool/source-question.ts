import type { AllowedPlaces } from '../../overrides/allowed-places.ts'
import type { AssetRecord } from '../../ports/asset-record.ts'
import type { SvgDrawing } from '../../sandbox/sandbox.ts'

/**
 * What a render thread cannot do by itself: stores, the policy of the network and functions that load
 * fonts belong to the host's program and stay in its thread, and all threads share one sandbox.
 */
export type SourceQuestion =
  | { readonly kind: 'asset'; readonly orgId: string; readonly id: string }
  | { readonly kind: 'asset-content'; readonly orgId: string; readonly id: string }
  | {
      readonly kind: 'fetch'
      readonly orgId: string
      readonly url: string
      readonly maxBytes: number
      readonly places: AllowedPlaces
    }
  /** The font of the options with this index. */
  | { readonly kind: 'font'; readonly index: number }
  | { readonly kind: 'drawing'; readonly drawing: SvgDrawing }

/** What is told of each; `undefined` of an asset that is not there. */
export interface SourceAnswers {
  readonly asset: Pick<AssetRecord, 'digest' | 'sizeBytes'> | undefined
  readonly 'asset-content': Uint8Array | undefined
  readonly fetch: Uint8Array
  readonly font: Uint8Array
  readonly drawing: Uint8Array
}

export type SourceAnswer = SourceAnswers[keyof SourceAnswers]
