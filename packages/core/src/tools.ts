/**
 * The entry `@platen/core/tools`: what the command line is made of. It follows its needs, so that any
 * release may change it.
 *
 * @module
 */
export { buildOverrideSchema } from './http/templates/build-override-schema.ts'
export type { JsonObject, JsonValue } from './ports/json.ts'
