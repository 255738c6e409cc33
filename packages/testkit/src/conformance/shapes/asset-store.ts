import type { AuditEventUnderTest } from './audit-log.ts'
import type { PageRequestUnderTest } from './page-request.ts'

/** The port `AssetStore` of `@platen/core`, by its shape. */
export interface AssetStoreUnderTest {
  find(orgId: string, id: string, signal?: AbortSignal): Promise<AssetUnderTest | undefined>
  readContent(
    orgId: string,
    id: string,
    signal?: AbortSignal,
  ): Promise<(AssetUnderTest & { readonly bytes: Uint8Array }) | undefined>
  list(
    orgId: string,
    filter: { readonly createdBy?: string; readonly mediaTypes?: readonly string[] },
    page: PageRequestUnderTest,
  ): Promise<readonly AssetUnderTest[]>
  insert(
    asset: NewAssetUnderTest,
    bytes: Uint8Array,
    audit: readonly AuditEventUnderTest[],
  ): Promise<AssetUnderTest>
  remove(orgId: string, id: string, audit: readonly AuditEventUnderTest[]): Promise<boolean>
}

export interface NewAssetUnderTest {
  readonly id: string
  readonly orgId: string
  readonly mediaType: string
  readonly width: number | undefined
  readonly height: number | undefined
  readonly fileName: string | undefined
  readonly createdBy: string
  readonly createdAt: number
}

export interface AssetUnderTest extends NewAssetUnderTest {
  readonly sizeBytes: number
  readonly digest: string
}
