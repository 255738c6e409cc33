import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The part of WebAssembly that is used; Node's own types do not describe it. */
interface WebAssemblyEngine {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: object): Promise<{ readonly exports: unknown }>
}

/** What HarfBuzz's subsetter is called for, as C sees it; numbers are addresses, tags and sizes. */
export interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer }
  malloc(bytes: number): number
  free(at: number): void
  hb_blob_create(...parts: readonly number[]): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, lengthAt: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_glyph_set(input: number): number
  hb_subset_input_set(input: number, kind: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_input_pin_all_axes_to_default(input: number, face: number): number
  hb_subset_input_pin_axis_location(...parts: readonly number[]): number
  hb_subset_or_fail(face: number, input: number): number
  _initialize(): void
}

/** Bytes of memory beyond which a subsetter is not kept: WASM memory never shrinks. */
const KEPT_BYTES = 64_000_000

let compiled: Promise<object> | undefined
let kept: Subsetter | undefined

/**
 * Runs work with a subsetter of its own. One whose work failed is not used again, since a font that
 * made it trap leaves its memory in an unknown state.
 */
export async function withSubsetter<Result>(
  work: (subsetter: Subsetter) => Result,
): Promise<Result> {
  compiled ??= compileSubsetter()
  const subsetter = kept ?? (await startSubsetter(await compiled))
  kept = undefined
  const result = work(subsetter)
  if (subsetter.memory.buffer.byteLength <= KEPT_BYTES) kept = subsetter
  return result
}

const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: WebAssemblyEngine }

async function compileSubsetter(): Promise<object> {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
  return engine.compile(await readFile(path))
}

async function startSubsetter(module: object): Promise<Subsetter> {
  const { exports } = await engine.instantiate(module, {})
  // The names and types are those of hb-subset.h, which the module is compiled from.
  const subsetter = exports as Subsetter
  subsetter._initialize()
  return subsetter
}
