import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/auth/api-key.ts'
import {
  AUDIT_EVENTS,
  aboutChange,
  aboutKey,
  aboutRotation,
  buildAuditEvent,
} from '../../src/auth/audit-events.ts'
import { hashKey } from '../../src/auth/hash-key.ts'
import type { JsonObject } from '../../src/ports/json.ts'
import { keyRecord, NOW_MS } from './key-records.ts'

const build = (metadata: JsonObject) =>
  buildAuditEvent({
    id: 'aud_1',
    orgId: 'default',
    nowMs: NOW_MS,
    actor: { type: 'user', id: 'ada' },
    event: 'api_key.created',
    metadata,
  })

describe('buildAuditEvent', () => {
  test('keeps of a key what one knows it by, and nothing else', () => {
    expect(build(aboutKey(keyRecord()))).toEqual({
      id: 'aud_1',
      orgId: 'default',
      createdAt: NOW_MS,
      event: 'api_key.created',
      status: 'success',
      actor: { type: 'user', id: 'ada' },
      metadata: {
        apiKey: {
          id: 'key_00000000000000000000000001',
          name: 'Production Server',
          start: 'rs_live_abc1',
          type: 'master',
        },
      },
    })
  })

  test('no key and no digest of one is ever in it, wherever somebody put it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { key, start } = createApiKey('get')
        const { hash } = hashKey(key)
        const record = keyRecord({
          name: before + key + after,
          hash,
          start,
          metadata: { note: key },
        })
        const events = [
          build(aboutKey(record, { note: key })),
          build(aboutRotation(record, record, 60)),
          build(aboutChange({ name: 'x' }, { name: key, list: [{ [key]: key }] })),
        ]
        for (const event of events) {
          expect(JSON.stringify(event)).not.toContain(key.slice(start.length))
          expect(JSON.stringify(event)).not.toContain(hash)
        }
      }),
    )
  })
})

describe('aboutChange', () => {
  test('tells what differs, as it was and as it is', () => {
    const before = { allowedHosts: ['a.com'], plan: 'pro', cacheMode: 'private' }
    const after = { allowedHosts: ['a.com', 'b.com'], plan: 'pro', note: 'new' }
    expect(aboutChange(before, after)).toEqual({
      before: { allowedHosts: ['a.com'], cacheMode: 'private', note: null },
      after: { allowedHosts: ['a.com', 'b.com'], cacheMode: null, note: 'new' },
    })
  })
})

test('every event is named after its thing and what was done to it', () => {
  for (const event of AUDIT_EVENTS)
    expect(event).toMatch(/^[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*$/)
  expect(new Set(AUDIT_EVENTS).size).toBe(AUDIT_EVENTS.length)
})
