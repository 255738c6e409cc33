import type { AuditEventUnderTest } from './audit-log.ts'
import type { PageRequestUnderTest } from './page-request.ts'

/** The port `TemplateStore` of `@platen/core`, by its shape. */
export interface TemplateStoreUnderTest {
  find(orgId: string, idOrSlug: string): Promise<TemplateUnderTest | undefined>
  findDraft(orgId: string, id: string): Promise<string | undefined>
  list(
    orgId: string,
    filter: { readonly ids?: readonly string[]; readonly createdBy?: string },
    page: PageRequestUnderTest,
  ): Promise<readonly TemplateUnderTest[]>
  insert(
    template: NewTemplateUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<TemplateUnderTest>
  rename(
    change: TemplateChangeUnderTest & { readonly name?: string; readonly slug?: string },
    audit: readonly AuditEventUnderTest[],
  ): Promise<TemplateUnderTest | undefined>
  saveDraft(
    change: TemplateChangeUnderTest & { readonly document: string },
    audit: readonly AuditEventUnderTest[],
  ): Promise<TemplateUnderTest | undefined>
  publish(
    publication: TemplatePublicationUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<VersionUnderTest | undefined>
  findVersion(
    orgId: string,
    templateId: string,
    version: number,
  ): Promise<(VersionUnderTest & { readonly document: string }) | undefined>
  listVersions(
    orgId: string,
    templateId: string,
    page: { readonly limit: number; readonly below?: number },
  ): Promise<readonly VersionUnderTest[]>
  remove(orgId: string, id: string, audit: readonly AuditEventUnderTest[]): Promise<boolean>
}

interface TemplateUnderTest {
  readonly id: string
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly draftUpdatedAt: number
  readonly currentVersion: number | undefined
  readonly createdBy: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly revision: number
}

interface VersionUnderTest {
  readonly templateId: string
  readonly version: number
  readonly digest: string
  readonly createdBy: string
  readonly createdAt: number
}

export interface NewTemplateUnderTest {
  readonly id: string
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly document: string
  readonly publishedDigest?: string
  readonly createdBy: string
  readonly createdAt: number
}

interface TemplateChangeUnderTest {
  readonly orgId: string
  readonly id: string
  readonly expectedRevision?: number
  readonly at: number
}

interface TemplatePublicationUnderTest extends TemplateChangeUnderTest {
  readonly document: string
  readonly digest: string
  readonly by: string
}
