import type { JsonObjectUnderTest } from './audit-log.ts'
import type { PageRequestUnderTest } from './page-request.ts'

/** The port `RenderLog` of `@platen/core`, by its shape. */
export interface RenderLogUnderTest {
  insert(render: RenderUnderTest): Promise<void>
  update(change: RenderChangeUnderTest): Promise<RenderUnderTest | undefined>
  find(orgId: string, id: string): Promise<RenderUnderTest | undefined>
  list(
    orgId: string,
    filter: RenderFilterUnderTest,
    page: PageRequestUnderTest,
  ): Promise<readonly RenderUnderTest[]>
  remove(orgId: string, id: string): Promise<boolean>
  addHits(
    hits: readonly { readonly orgId: string; readonly id: string; readonly count: number }[],
  ): Promise<void>
  addUsage(usage: readonly UsageCountUnderTest[]): Promise<void>
  usage(
    orgId: string,
    days: { readonly fromDay: string; readonly toDay: string },
  ): Promise<readonly UsageCountUnderTest[]>
}

type StatusUnderTest = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled'
type SourceUnderTest = 'sync' | 'get' | 'background'
type FormatUnderTest = 'png' | 'jpeg' | 'webp' | 'avif' | 'svg' | 'pdf'

export interface RenderUnderTest {
  readonly id: string
  readonly orgId: string
  readonly templateId: string
  readonly version: number | undefined
  readonly templateDigest: string
  readonly status: StatusUnderTest
  readonly source: SourceUnderTest
  readonly format: FormatUnderTest
  readonly orderJson: string
  readonly receiptJson: string | undefined
  readonly error: { readonly code: string; readonly detail: string } | undefined
  readonly outputs: readonly OutputUnderTest[]
  readonly metadata: JsonObjectUnderTest | undefined
  readonly createdBy: string
  readonly keyId: string | undefined
  readonly createdAt: number
  readonly completedAt: number | undefined
  readonly durationMs: number | undefined
  readonly sizeBytes: number | undefined
  readonly hits: number
  readonly attempt: number
}

interface OutputUnderTest {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly format: FormatUnderTest
  readonly sizeBytes: number
  readonly url: string | undefined
}

interface RenderChangeUnderTest {
  readonly orgId: string
  readonly id: string
  readonly attempt?: number
  readonly patch: RenderPatchUnderTest
}

type PatchedUnderTest =
  | 'status'
  | 'receiptJson'
  | 'outputs'
  | 'completedAt'
  | 'durationMs'
  | 'sizeBytes'

interface RenderPatchUnderTest extends Partial<Pick<RenderUnderTest, PatchedUnderTest>> {
  /** One code stands for all: a store does not look at it. */
  readonly error?: { readonly code: 'internal'; readonly detail: string }
}

interface RenderFilterUnderTest {
  readonly templateIds?: readonly string[]
  readonly statuses?: readonly StatusUnderTest[]
  readonly sources?: readonly SourceUnderTest[]
  readonly formats?: readonly FormatUnderTest[]
  readonly createdBy?: string
  readonly createdAfter?: number
  readonly createdBefore?: number
}

interface UsageCountUnderTest {
  readonly orgId: string
  readonly day: string
  readonly class: 'render' | 'get' | 'hit' | 'api'
  readonly count: number
}
