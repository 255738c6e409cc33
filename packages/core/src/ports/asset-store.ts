/**
 * Where the files live that templates call `asset:ID`: images, SVG and fonts of the operator.
 *
 * An id is a name that may be given new content; a digest names content for ever. Callers cache by
 * digest, so they ask `find` on every use and `read` only for content that they have not seen.
 *
 * Contract (checked by `assetStoreConformance` in @platen/testkit):
 * - `find` and `read` give `undefined` for an id that was never put; they do not throw for it.
 * - `put` replaces. A reader sees the whole old content or the whole new one, with its own digest.
 * - Bytes come back equal. The store keeps its own copy; callers do not change what they are given.
 * - Ids are told apart by case, and names such as `constructor` are ids like any other.
 * - `put` refuses an id that is not an asset id (`isAssetId`) with `invalid_value`.
 * - A call whose signal is aborted rejects with the signal's reason.
 */
export interface AssetStore {
  find(id: string, signal?: AbortSignal): Promise<AssetInfo | undefined>
  read(id: string, signal?: AbortSignal): Promise<StoredAsset | undefined>
  put(id: string, bytes: Uint8Array, signal?: AbortSignal): Promise<AssetInfo>
}

interface AssetInfo {
  /** SHA-256 of the content, lower-case hex. */
  readonly digest: string
  readonly sizeBytes: number
}

export interface StoredAsset extends AssetInfo {
  readonly bytes: Uint8Array
}
