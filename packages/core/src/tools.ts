/**
 * The entry `@platen/core/tools`: what the command line is made of. It follows its needs, so that any
 * release may change it.
 *
 * @module
 */

export type { VerificationCause } from './http/rendering/list-causes.ts'
export {
  type RenderVerification,
  type VerifiedOutput,
  type VerifyTools,
  verifyRender,
} from './http/rendering/verify-render.ts'
export { withTemplates } from './http/rendering/with-templates.ts'
export { buildOverrideSchema } from './http/templates/build-override-schema.ts'
export type { JsonObject, JsonValue } from './ports/json.ts'
export {
  type ChangedLayer,
  comparePages,
  type PageComparison,
  type Pixels,
} from './render/compare-pages.ts'
export { createRenderer, type PreparedRender, type Renderer } from './render/create-renderer.ts'
export type { InspectedPage } from './render/inspect.ts'
export { writePixels } from './render/write-pixels.ts'
