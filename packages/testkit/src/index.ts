export { assetStoreConformance } from './conformance/asset-store.ts'
export { auditLogConformance } from './conformance/audit-log.ts'
export type { Closable, ConformanceOptions } from './conformance/conformance-options.ts'
export type {
  AdapterSetup,
  HttpAdapterConformanceOptions,
  RunningAdapter,
  TestHeaders,
  TestUser,
} from './conformance/http/adapter-world.ts'
export {
  ALLOWED_HOSTS,
  EVIL,
  EXAMPLE,
  HOST_CASES,
  type HostHeaders,
} from './conformance/http/host-requests.ts'
export { httpAdapterConformance } from './conformance/http-adapter.ts'
export {
  CORS_ORIGIN,
  HOST_COOKIES,
  httpMiddlewareConformance,
} from './conformance/http-middleware.ts'
export { idempotencyStoreConformance } from './conformance/idempotency-store.ts'
export { imageCacheConformance } from './conformance/image-cache.ts'
export { keyStoreConformance } from './conformance/key-store.ts'
export { memberStoreConformance } from './conformance/member-store.ts'
export { rateLimiterConformance } from './conformance/rate-limiter.ts'
export { renderLogConformance } from './conformance/render-log.ts'
export { renderQueueConformance } from './conformance/render-queue.ts'
export { settingsStoreConformance } from './conformance/settings-store.ts'
export type { StoresUnderTest } from './conformance/shapes/stores.ts'
export { signingKeyStoreConformance } from './conformance/signing-key-store.ts'
export { storesConformance } from './conformance/stores.ts'
export { templateStoreConformance } from './conformance/template-store.ts'
export { type FakeOrigin, startFakeOrigin } from './fake-origin.ts'
export { serveFetch } from './serve-fetch.ts'
