import { expect } from 'vitest'
import { freshId } from './fresh-id.ts'
import type { AuditEventUnderTest } from './shapes/audit-log.ts'
import type { StoresUnderTest } from './shapes/stores.ts'

/** Sees whether a change was one transaction with its audit event and the growth of the epoch. */
export interface OrganisationWatch {
  /** To be given to the change. */
  readonly audit: readonly AuditEventUnderTest[]
  /** The change is there with its event, and the epoch has grown. */
  expectCommitted(): Promise<void>
  /** Nothing of the change is there. */
  expectUntouched(): Promise<void>
}

type Watched = Pick<StoresUnderTest, 'settings' | 'audit'>

/** Notes where an organisation stands, before a change. */
export async function watchOrganisation(
  { settings, audit }: Watched,
  orgId: string,
): Promise<OrganisationWatch> {
  const { epoch } = await settings.get(orgId)
  const event = buildEvent({ orgId })
  const readEvents = async () => {
    const events = await audit.list(orgId, {}, { limit: 1_000 })
    return events.filter(({ id }) => id === event.id)
  }
  return {
    audit: [event],
    expectCommitted: async () => {
      expect(await readEvents()).toEqual([event])
      expect((await settings.get(orgId)).epoch).toBeGreaterThan(epoch)
    },
    expectUntouched: async () => {
      expect(await readEvents()).toEqual([])
      expect((await settings.get(orgId)).epoch).toBe(epoch)
    },
  }
}

/** An event that says nothing in particular. */
export function buildEvent(
  given: Partial<AuditEventUnderTest> & Pick<AuditEventUnderTest, 'orgId'>,
): AuditEventUnderTest {
  return {
    id: freshId('aud'),
    createdAt: 1_700_000_000_000,
    event: 'settings.updated',
    status: 'success',
    actor: { type: 'user', id: 'ada', email: 'ada@example.com' },
    metadata: { before: { plan: 'starter' }, after: { plan: 'pro', hosts: ['é.example', null] } },
    ...given,
  }
}
