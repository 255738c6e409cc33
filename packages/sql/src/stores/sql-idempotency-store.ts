import { randomUUID } from 'node:crypto'
import {
  type Clock,
  type IdempotencyOutcome,
  type IdempotencyStore,
  type IdempotentAnswer,
  type IdempotentRequest,
  sha256Hex,
} from '@platen/core/ports'
import { sql, type Transaction } from 'kysely'
import { IDEMPOTENT_REQUESTS, type IdempotentRow, type MainTables } from '../rows.ts'
import type { SqlDatabase, WriteScope } from '../sql-database.ts'
import { RoomCheck } from './room-check.ts'

export interface SqlIdempotencyStoreOptions {
  readonly clock: Clock
  /** Of all answers. */
  readonly maxBytes: number
}

/** What an answer costs beside its text. */
const ROW_BYTES = 400

/** Remembers answers; for any process that shares the database. */
export function createSqlIdempotencyStore(
  database: SqlDatabase<MainTables>,
  { clock, maxBytes }: SqlIdempotencyStoreOptions,
): IdempotencyStore {
  const room = new RoomCheck(maxBytes)
  return {
    async begin(request) {
      return database.writeAlone(scopeOf(request), (transaction) =>
        beginRequest(transaction, request, clock()),
      )
    },
    async finish({ key, token }, answer) {
      const answerJson = JSON.stringify(answer)
      const costBytes = Buffer.byteLength(answerJson) + ROW_BYTES
      const isRoomDue = room.isDue(costBytes)
      return database.writeAlone(scopeOf({ key }), async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('idempotent_requests')
          .set(IDEMPOTENT_REQUESTS.toPartialRow({ answerJson, costBytes, leaseUntil: undefined }))
          .where('key_digest', '=', sha256Hex(key))
          .where('token', '=', token)
          .where('lease_until', '>', clock())
          .executeTakeFirst()
        if (isRoomDue) await forgetOldest(transaction, room.keepBytes)
        return numUpdatedRows > 0n
      })
    },
    async abandon({ key, token }) {
      await database.writeAlone(scopeOf({ key }), (transaction) =>
        transaction
          .deleteFrom('idempotent_requests')
          .where('key_digest', '=', sha256Hex(key))
          .where('token', '=', token)
          .where('answer_json', 'is', null)
          .execute(),
      )
    },
  }
}

function scopeOf({ key }: { readonly key: string }): WriteScope {
  return `idempotency ${key}`
}

async function beginRequest(
  transaction: Transaction<MainTables>,
  { key, fingerprint, leaseMs, keepMs }: IdempotentRequest,
  now: number,
): Promise<IdempotencyOutcome> {
  await forgetLapsed(transaction, now)
  // Keys are of any text and length; their digests are not.
  const keyDigest = sha256Hex(key)
  const known = await transaction
    .selectFrom('idempotent_requests')
    .selectAll()
    .where('key_digest', '=', keyDigest)
    .executeTakeFirst()
  const outcome = known && outcomeOf(IDEMPOTENT_REQUESTS.fromRow(known), fingerprint, now)
  if (outcome !== undefined) return outcome
  const token = randomUUID()
  const row = IDEMPOTENT_REQUESTS.toRow({
    keyDigest,
    token,
    fingerprint,
    leaseUntil: now + leaseMs,
    keepUntil: now + keepMs,
    costBytes: 0,
    answerJson: undefined,
  })
  await transaction
    .insertInto('idempotent_requests')
    .values(row)
    .onConflict((conflict) => conflict.column('key_digest').doUpdateSet(row))
    .execute()
  return { state: 'started', token: { key, token } }
}

/** What is told to one who comes second; undefined if the key is free. */
function outcomeOf(
  { leaseUntil, keepUntil, answerJson, fingerprint: first }: IdempotentRow,
  fingerprint: string,
  now: number,
): IdempotencyOutcome | undefined {
  const holds = answerJson === undefined ? (leaseUntil ?? 0) > now : keepUntil > now
  if (!holds) return undefined
  if (first !== fingerprint) return { state: 'mismatch' }
  if (answerJson === undefined) return { state: 'running' }
  const answer: IdempotentAnswer = JSON.parse(answerJson)
  return { state: 'answered', answer }
}

async function forgetLapsed(transaction: Transaction<MainTables>, now: number): Promise<void> {
  await transaction
    .deleteFrom('idempotent_requests')
    .where('keep_until', '<=', now)
    .where(({ eb, or }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .execute()
}

/** Requests that run cost nothing, so they stay. */
async function forgetOldest(
  transaction: Transaction<MainTables>,
  keepBytes: number,
): Promise<void> {
  await sql`DELETE FROM idempotent_requests WHERE cost_bytes > 0 AND key_digest IN (
    SELECT key_digest FROM (
      SELECT key_digest, sum(cost_bytes) OVER (ORDER BY keep_until DESC, key_digest) AS bytes
      FROM idempotent_requests
    ) AS newest_first WHERE bytes > ${keepBytes}
  )`.execute(transaction)
}
