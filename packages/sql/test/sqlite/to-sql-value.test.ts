import { expect, test } from 'vitest'
import { startProcess } from '../processes/start-process.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

const folder = useDatabaseFolder()

test('a value of every type is bound or refused, and none ends the process', async () => {
  const { ask, ended } = await startProcess('bind-every-type.ts', folder.freshPath())
  expect(await ask('go')).toEqual({
    null: 'null',
    string: 'text',
    number: 'real',
    bigint: 'integer',
    buffer: 'blob',
    'typed array': 'blob',
    undefined: 'refused',
    boolean: 'refused',
    NaN: 'refused',
    Infinity: 'refused',
    'bigint of 65 bits': 'refused',
    symbol: 'refused',
    function: 'refused',
    object: 'refused',
    array: 'refused',
    date: 'refused',
    'array buffer': 'refused',
  })
  expect(await ended).toBe(0)
}, 60_000)
