import { isPlatenError } from '@platen/core'
import { askAsOperator } from './ask-as-operator.ts'
import type { Kit } from './open-kit.ts'

/** What an empty instance is filled with. */
export interface Seed {
  /** Documents that name their slugs. */
  readonly templates: readonly object[]
}

/** The keys of a seeded instance, seen this once. */
export interface SeededKit {
  readonly masterKey: string
  readonly getKey: string
}

/**
 * Fills an instance that has no keys yet: templates, a master key and a GET key, all by `system`. Keys
 * come last, so that what was broken off is done again.
 *
 * @returns undefined: there are keys already, and nothing was done.
 */
export async function seedKit(kit: Kit, { templates }: Seed): Promise<SeededKit | undefined> {
  const { platen } = kit
  const post = <Json>(path: string, body: object) =>
    askAsOperator<Json>(platen, { method: 'POST', path, body })
  const keys = await askAsOperator<readonly object[]>(platen, {
    method: 'GET',
    path: '/api-keys?limit=1',
  })
  if (keys.json.length > 0) return undefined
  for (const document of templates) await unlessThere(() => post('/templates', { document }))
  const createKey = async (type: string, name: string) =>
    (await post<{ readonly key: string }>('/api-keys', { type, name })).json.key
  const getKey = await createKey('get', 'Demo page')
  return { getKey, masterKey: await createKey('master', 'Quick start') }
}

async function unlessThere(make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (error) {
    if (!isPlatenError(error) || error.code !== 'conflict') throw error
  }
}
