export type { FetchPolicy } from './assets/fetch/fetch-policy.ts'
export type { FileSourceOptions } from './assets/file-source.ts'
export { createPlaten, type Platen, type PlatenOptions } from './create-platen.ts'
export type { EncodedImage } from './encode/encoded-image.ts'
export {
  type ErrorCode,
  type ErrorDetail,
  isPlatenError,
  PlatenError,
  type PlatenErrorOptions,
} from './foundation/errors.ts'
export type { Rect } from './foundation/geometry.ts'
export { DEFAULT_LIMITS, type Limits } from './foundation/limits.ts'
export type { LogDetails, Logger } from './foundation/logger.ts'
export type { Compression, OutputFormat } from './foundation/output-format.ts'
export type { AdmissionOptions } from './http/admission/admission-options.ts'
export type { HttpOptions } from './http/http-options.ts'
export type { HostUser, HttpRequest, RequestBody } from './http/http-request.ts'
export type { HttpHeaders, HttpResponse } from './http/http-response.ts'
export type { ResolveRole } from './http/http-tools.ts'
export {
  type HttpHandler,
  type NodeHandlerOptions,
  toNodeHandler,
} from './http/node/to-node-handler.ts'
export { redactUrl } from './http/redact-url.ts'
export type { SignUrlOptions } from './http/signing/sign-url-options.ts'
export { type FetchHandlerOptions, toFetchHandler } from './http/to-fetch-handler.ts'
export { createMemoryStores, type MemoryStoresOptions } from './memory/create-memory-stores.ts'
export {
  createMemoryAssetStore,
  type MemoryAssetStoreOptions,
} from './memory/memory-asset-store.ts'
export type { Layer } from './model/layer.ts'
export { parseTemplate } from './model/parse-template.ts'
export type { Template, TemplateInput } from './model/template.ts'
export type { AssetStore } from './ports/asset-store.ts'
export type { Stores } from './ports/stores.ts'
export type { CacheSizes } from './render/create-local-line.ts'
export type { RendererOptions } from './render/create-renderer.ts'
export type { RenderersOptions } from './render/create-renderers.ts'
export type {
  MeasuredLayer,
  MeasuredLine,
  MeasuredPage,
  MeasuredText,
  Measurement,
} from './render/measure.ts'
export type { PoolOptions } from './render/pool/pool-options.ts'
export type {
  FontReceipt,
  HiddenReceipt,
  ImageReceipt,
  LayerReceipt,
  Receipt,
  SourceReceipt,
  TextReceipt,
} from './render/receipt.ts'
export type { RenderOptions } from './render/render-order.ts'
export type { RenderResult } from './render/render-result.ts'
export type { RenderSize, RenderSizesOptions, SizedRender } from './render/render-sizes.ts'
export type { Stage, StageTimings } from './render/stopwatch.ts'
export type { SandboxOptions } from './sandbox/sandbox-options.ts'
export { defineTemplate } from './template/define-template.ts'
export type { OverridesOf } from './template/overrides-of.ts'
export type { FontDescriptors, FontSource } from './text/fonts/font-source.ts'
export { readFontsource as registerFontsource } from './text/fonts/read-fontsource.ts'
