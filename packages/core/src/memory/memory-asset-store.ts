import { sha256Hex } from '../foundation/digest.ts'
import { PlatenError } from '../foundation/errors.ts'
import { isAssetId } from '../ports/asset-id.ts'
import type { AssetStore, StoredAsset } from '../ports/asset-store.ts'

/** Keeps assets in this process until it ends: for scripts, tests and the first steps. */
export function createMemoryAssetStore(): AssetStore {
  const assets = new Map<string, StoredAsset>()
  return {
    async find(id, signal) {
      signal?.throwIfAborted()
      const asset = assets.get(id)
      return asset && { digest: asset.digest, sizeBytes: asset.sizeBytes }
    },
    async read(id, signal) {
      signal?.throwIfAborted()
      return assets.get(id)
    },
    async put(id, bytes, signal) {
      signal?.throwIfAborted()
      if (!isAssetId(id)) {
        throw new PlatenError(
          'invalid_value',
          `"${id.slice(0, 64)}" is not an asset id: use at most 128 letters, digits, ".", "_" and "-", a letter or digit first.`,
        )
      }
      const asset = { digest: sha256Hex(bytes), sizeBytes: bytes.length, bytes: bytes.slice() }
      assets.set(id, asset)
      return { digest: asset.digest, sizeBytes: asset.sizeBytes }
    },
  }
}
