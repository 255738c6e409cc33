export {
  type AssetInfoUnderTest,
  type AssetStoreConformanceOptions,
  type AssetStoreUnderTest,
  assetStoreConformance,
} from './conformance/asset-store.ts'
export { type FakeOrigin, startFakeOrigin } from './fake-origin.ts'
