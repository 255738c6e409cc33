import { sha256Hex } from '../../foundation/digest.ts'
import type { OutputFormat } from '../../foundation/output-format.ts'
import type { RenderOutput } from '../../ports/render-record.ts'
import type { RenderResult } from '../../render/render-result.ts'
import type { EngineVersions } from './engine-build.ts'

export interface DrawnOutput {
  readonly name: string
  readonly format: OutputFormat
  readonly result: RenderResult
  readonly engine: EngineVersions
}

/** What the history keeps of a file instead of the file: enough to tell whether another is equal. */
export function describeOutput({ name, format, result, engine }: DrawnOutput): RenderOutput {
  const { bytes, width, height } = result
  const digest = sha256Hex(bytes)
  return { name, width, height, format, sizeBytes: bytes.length, digest, engine, url: undefined }
}
