import { assetStoreConformance } from '@platen/testkit'
import { createMemoryAssetStore } from '../../src/memory/memory-asset-store.ts'

assetStoreConformance({ create: createMemoryAssetStore })
