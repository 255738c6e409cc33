import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import type { AuditEvent } from '../ports/audit-event.ts'
import type { MemberRecord } from '../ports/member-store.ts'
import type { SettingsRecord } from '../ports/settings-record.ts'
import { DEFAULT_SETTINGS } from '../ports/settings-store.ts'
import { BoundedLog } from './bounded-log.ts'
import { keepRecord } from './keep-record.ts'
import { KeyTable } from './key-table.ts'
import { KeysetTable } from './keyset-table.ts'

/** Bytes of audit events that are kept, over all organisations; the oldest go first. */
const DEFAULT_AUDIT_BYTES = 16_000_000

/**
 * What stores of one process share: an organisation's epoch and audit log, and the records that one
 * store reads or changes for another.
 *
 * A transaction is a stretch of code without `await`: it checks everything, then writes everything.
 */
export class MemoryDatabase {
  readonly keys = new KeyTable()
  readonly members = new KeysetTable<MemberRecord>((member) => ({ ...member, id: member.userId }))
  readonly audit: BoundedLog<AuditEvent>
  readonly #settings = new Map<string, SettingsRecord>()

  constructor(options: { readonly auditBytes?: number | undefined } = {}) {
    const { auditBytes = DEFAULT_AUDIT_BYTES } = options
    this.audit = new BoundedLog({ maxBytes: auditBytes, sizeOf: sizeOfEvent, mayGo: () => true })
  }

  settingsOf(orgId: string): SettingsRecord {
    return this.#settings.get(orgId) ?? { ...DEFAULT_SETTINGS, orgId }
  }

  /** Ends a transaction that changed an organisation. */
  commit(orgId: string, audit: readonly AuditEvent[], settings = this.settingsOf(orgId)): void {
    this.#settings.set(orgId, keepRecord({ ...settings, epoch: settings.epoch + 1 }))
    this.append(audit)
  }

  append(audit: readonly AuditEvent[]): void {
    for (const event of audit) this.audit.put(keepRecord(event))
  }

  /** Revokes the keys of a user that are not revoked yet; to be followed by `commit`. */
  revokeKeysOf(revocation: {
    readonly orgId: string
    readonly userId: string
    readonly by: string
    readonly reason: NonNullable<ApiKeyRecord['revokeReason']>
    readonly at: number
  }): readonly string[] {
    const { orgId, userId, by, reason, at } = revocation
    const held = this.keys.rows.select(
      orgId,
      (key) => key.createdBy === userId && key.revokedAt === undefined,
    )
    for (const key of held) {
      this.keys.change(key, { revokedAt: at, revokedBy: by, revokeReason: reason }, at)
    }
    return held.map((key) => key.id)
  }
}

function sizeOfEvent(event: AuditEvent): number {
  return 2 * JSON.stringify(event).length
}
