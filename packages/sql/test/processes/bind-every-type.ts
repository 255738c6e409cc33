/** Binds a value of every type of JavaScript and tells what became of each: libsql may end the process. */
import { SqliteConnection } from '../../src/sqlite/sqlite-connection.ts'
import { loadLibsql } from '../../src/sqlite/sqlite-library.ts'

const connection = new SqliteConnection({
  library: await loadLibsql(),
  path: process.argv[2] ?? '',
  lockWaitMs: 20,
  synchronous: 'NORMAL',
  isReadOnly: false,
})

const VALUES: Readonly<Record<string, unknown>> = {
  null: null,
  string: 'text',
  number: 1.5,
  bigint: 5n,
  buffer: Buffer.of(1, 2),
  'typed array': Uint8Array.of(3),
  undefined: undefined,
  boolean: true,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  'bigint of 65 bits': 2n ** 64n,
  symbol: Symbol('s'),
  function: () => 1,
  object: {},
  array: [1],
  date: new Date(0),
  'array buffer': new ArrayBuffer(1),
}

const bind = ([name, value]: readonly [string, unknown]) => {
  try {
    const [row] = connection.run('SELECT typeof(?1) AS type', [value]).rows
    return [name, row?.['type']]
  } catch (error) {
    return [name, error instanceof TypeError ? 'refused' : String(error)]
  }
}

process.once('message', () => {
  const outcomes = Object.fromEntries(Object.entries(VALUES).map(bind))
  connection.close()
  process.send?.(outcomes, () => process.disconnect())
})
process.send?.('ready')
