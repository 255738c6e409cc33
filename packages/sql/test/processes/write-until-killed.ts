/** Inserts keys without end and tells the id of each once it was answered. */
import { sqliteStorage } from '../../src/sqlite-storage.ts'
import { buildKey } from '../build-key.ts'

const [, , path = '', round = '0'] = process.argv
const stores = await sqliteStorage(path)
process.send?.('ready')
for (let n = 0; ; n += 1) {
  const key = buildKey(`${round}_${n}`)
  await stores.keys.insert(key, [])
  process.send?.(key.id)
}
