import { randomUUID } from 'node:crypto'
import type { CachedImage, Clock, ImageCache } from '@platen/core/ports'
import { sql, type Transaction } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type CacheTables, IMAGE_CONTENTS, IMAGES } from '../cache-rows.ts'
import type { LateWriter } from '../late/late-writer.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { LateImageUses } from './late-image-uses.ts'
import { RoomCheck } from './room-check.ts'

export interface SqlImageCacheOptions {
  readonly clock: Clock
  /** Of all images with their receipts; 0 keeps none. */
  readonly maxBytes: number
  /** Of the copies in memory that spare reading from the database what was read lately. */
  readonly memoryBytes: number
  readonly late: LateWriter<CacheTables>
}

/** An image as it was read or put, with the stamp that tells whether it still is the one. */
interface Copy {
  readonly stamp: string
  readonly image: CachedImage
  /** Epoch ms: when its use was last noted. */
  notedAt: number
}

/** What an image costs beside its contents. */
const ROW_BYTES = 512

/** How exactly it is known when an image was used last; finer would only write more. */
const USE_STEP_MS = 60_000

const FIND_STAMP = 'SELECT stamp FROM images WHERE key = ?'
const FIND_IMAGE = `
  SELECT ${IMAGES.names.map((name) => `images.${name}`).join(', ')}, image_contents.bytes
  FROM images JOIN image_contents ON image_contents.key = images.key
  WHERE images.key = ?`

/**
 * Keeps images in a database, with copies in memory.
 *
 * A hit reads one short row, which says whether the copy is current: what another process put or
 * dropped is seen at once.
 */
export function createSqlImageCache(
  database: SqlDatabase<CacheTables>,
  options: SqlImageCacheOptions,
): ImageCache {
  return options.maxBytes <= 0 ? KEEPS_NOTHING : new SqlImageCache(database, options)
}

const KEEPS_NOTHING: ImageCache = {
  get: async () => undefined,
  put: async () => undefined,
  dropTemplate: async () => undefined,
}

class SqlImageCache implements ImageCache {
  readonly #database: SqlDatabase<CacheTables>
  readonly #options: SqlImageCacheOptions
  readonly #room: RoomCheck
  readonly #uses = new LateImageUses()
  readonly #copies: LRUCache<string, Copy>

  constructor(database: SqlDatabase<CacheTables>, options: SqlImageCacheOptions) {
    this.#database = database
    this.#options = options
    this.#room = new RoomCheck(options.maxBytes)
    options.late.include(this.#uses)
    this.#copies = new LRUCache<string, Copy>({
      // The library takes 0 for no bound at all.
      maxSize: Math.max(1, options.memoryBytes),
      sizeCalculation: ({ image }) => costOf(image),
    })
  }

  async get(key: string): Promise<CachedImage | undefined> {
    const now = this.#options.clock()
    const copy = (await this.#findCopy(key)) ?? (await this.#readImage(key))
    if (copy === undefined || copy.image.expiresAt <= now) return undefined
    if (now - copy.notedAt >= USE_STEP_MS) {
      copy.notedAt = now
      this.#uses.add(key, now)
      this.#options.late.schedule()
    }
    return copy.image
  }

  async put(key: string, image: CachedImage): Promise<void> {
    const costBytes = costOf(image)
    if (costBytes > this.#room.keepBytes) return
    const now = this.#options.clock()
    const stamp = randomUUID()
    const { bytes, ...rest } = image
    const row = IMAGES.toRow({ ...rest, key, costBytes, usedAt: now, stamp })
    const isRoomDue = this.#room.isDue(costBytes)
    await this.#database.writeAlone(`image ${key}`, async (transaction) => {
      // Room comes first: the new image must not be among those that go.
      if (isRoomDue) {
        await makeRoom(transaction, { now, keepBytes: this.#room.keepBytes - costBytes })
      }
      await transaction.deleteFrom('images').where('key', '=', key).execute()
      await transaction.insertInto('images').values(row).execute()
      await transaction
        .insertInto('image_contents')
        .values(IMAGE_CONTENTS.toRow({ key, bytes }))
        .execute()
    })
    this.#copies.set(key, { stamp, image: { ...image }, notedAt: now })
  }

  async dropTemplate(orgId: string, templateId: string): Promise<void> {
    await this.#database.write((transaction) =>
      transaction
        .deleteFrom('images')
        .where('org_id', '=', orgId)
        .where('template_id', '=', templateId)
        .execute(),
    )
  }

  /** The copy in memory, if it is still what the database has. */
  async #findCopy(key: string): Promise<Copy | undefined> {
    const copy = this.#copies.get(key)
    if (copy === undefined) return undefined
    const stamp = (await this.#database.findValues(FIND_STAMP, [key]))?.[0]
    if (stamp === copy.stamp) return copy
    this.#copies.delete(key)
    return undefined
  }

  async #readImage(key: string): Promise<Copy | undefined> {
    const values = await this.#database.findValues(FIND_IMAGE, [key])
    if (values === undefined) return undefined
    const { key: _key, costBytes: _cost, usedAt, stamp, ...rest } = IMAGES.fromValues(values)
    const bytes = IMAGE_CONTENTS.fromValues([key, values.at(-1)]).bytes
    const copy = { stamp, image: { ...rest, bytes }, notedAt: usedAt }
    this.#copies.set(key, copy)
    return copy
  }
}

function costOf({ bytes, receiptJson }: CachedImage): number {
  return bytes.length + Buffer.byteLength(receiptJson) + ROW_BYTES
}

/** Forgets what is expired, then the longest unused until the others fit. */
async function makeRoom(
  transaction: Transaction<CacheTables>,
  { now, keepBytes }: { readonly now: number; readonly keepBytes: number },
): Promise<void> {
  await transaction.deleteFrom('images').where('expires_at', '<=', now).execute()
  await sql`DELETE FROM images WHERE key IN (
    SELECT key FROM (
      SELECT key, sum(cost_bytes) OVER (ORDER BY used_at DESC, key) AS bytes FROM images
    ) AS latest_first WHERE bytes > ${keepBytes}
  )`.execute(transaction)
}
