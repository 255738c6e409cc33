import { describe, expect, test } from 'vitest'
import { changeKey } from '../../src/auth/change-key.ts'
import { type KeyOptions, parseKeyOptions } from '../../src/auth/key-options.ts'
import type { KeyType } from '../../src/ports/api-key-record.ts'
import { faultOf } from './fault-of.ts'
import { keyRecord, NOW_MS } from './key-records.ts'

const NONE: KeyOptions = {
  name: 'Blog',
  templateIds: undefined,
  allowedHosts: undefined,
  ipAllow: undefined,
  rateLimit: undefined,
  expiresAt: undefined,
  metadata: undefined,
}

const parse = (type: KeyType, options: Partial<KeyOptions>) =>
  parseKeyOptions(type, { ...NONE, ...options }, NOW_MS)

const KEY = `rs_live_${'0'.repeat(32)}0EngF0`

describe('parseKeyOptions', () => {
  test.each<
    [why: string, type: KeyType, options: Partial<KeyOptions>, parsed: Partial<KeyOptions>]
  >([
    ['nothing but a name', 'master', {}, {}],
    ['a name with spaces around it', 'master', { name: '  Blog ' }, { name: 'Blog' }],
    ['64 characters', 'master', { name: 'x'.repeat(64) }, { name: 'x'.repeat(64) }],
    [
      'templates, each once',
      'project',
      { templateIds: ['tmpl_1', 'tmpl_2', 'tmpl_1'] },
      { templateIds: ['tmpl_1', 'tmpl_2'] },
    ],
    ['templates of a get key', 'get', { templateIds: ['tmpl_1'] }, { templateIds: ['tmpl_1'] }],
    [
      'templates of a read-only key',
      'read_only',
      { templateIds: ['tmpl_1'] },
      { templateIds: ['tmpl_1'] },
    ],
    [
      'hosts in canonical form, each once',
      'get',
      { allowedHosts: ['A.com.', 'a.com'] },
      { allowedHosts: ['a.com'] },
    ],
    [
      'ranges in canonical form, each once',
      'master',
      { ipAllow: ['10.1.2.3/8', '10.0.0.0/8'] },
      { ipAllow: ['10.0.0.0/8'] },
    ],
    [
      'a limit',
      'get',
      { rateLimit: { limit: 5, windowSeconds: 60 } },
      { rateLimit: { limit: 5, windowSeconds: 60 } },
    ],
    ['a time in the future', 'master', { expiresAt: NOW_MS + 1 }, { expiresAt: NOW_MS + 1 }],
    [
      'metadata of 4,096 bytes',
      'master',
      { metadata: { a: 'x'.repeat(4088) } },
      { metadata: { a: 'x'.repeat(4088) } },
    ],
  ])('takes %s', async (_why, type, options, parsed) => {
    const templateIds = type === 'project' ? { templateIds: ['tmpl_1', 'tmpl_2'] } : {}
    expect(await parse(type, options)).toEqual({ ...NONE, ...templateIds, ...parsed })
  })

  test.each<
    [why: string, type: KeyType, options: Partial<KeyOptions>, code: string, pointer: string]
  >([
    ['no name', 'master', { name: '  ' }, 'invalid_value', '/name'],
    ['65 characters', 'master', { name: 'x'.repeat(65) }, 'invalid_value', '/name'],
    ['two lines', 'master', { name: 'a\nb' }, 'invalid_value', '/name'],
    ['a key for a name', 'master', { name: KEY }, 'invalid_value', '/name'],
    ['a project key without templates', 'project', {}, 'missing_property', '/templateIds'],
    ['a project key with none', 'project', { templateIds: [] }, 'invalid_value', '/templateIds'],
    [
      'a master key with templates, which it would not keep to',
      'master',
      { templateIds: ['tmpl_1'] },
      'invalid_value',
      '/templateIds',
    ],
    [
      'more templates than are kept',
      'project',
      { templateIds: Array.from({ length: 101 }, (_, index) => `t${index}`) },
      'out_of_range',
      '/templateIds',
    ],
    [
      'hosts of a key that is not checked by host',
      'master',
      { allowedHosts: ['a.com'] },
      'invalid_value',
      '/allowedHosts',
    ],
    ['an empty list of hosts', 'get', { allowedHosts: [] }, 'invalid_value', '/allowedHosts'],
    [
      'a host that is none',
      'get',
      { allowedHosts: ['a.com', '*'] },
      'invalid_host',
      '/allowedHosts/1',
    ],
    ['an empty list of ranges', 'master', { ipAllow: [] }, 'invalid_value', '/ipAllow'],
    [
      'a range that is none',
      'master',
      { ipAllow: ['10.0.0.0/8', 'x'] },
      'invalid_ip_range',
      '/ipAllow/1',
    ],
    [
      'a limit of 0',
      'get',
      { rateLimit: { limit: 0, windowSeconds: 60 } },
      'out_of_range',
      '/rateLimit/limit',
    ],
    [
      'half a request',
      'get',
      { rateLimit: { limit: 0.5, windowSeconds: 60 } },
      'out_of_range',
      '/rateLimit/limit',
    ],
    [
      'a window of more than a day',
      'get',
      { rateLimit: { limit: 1, windowSeconds: 86_401 } },
      'out_of_range',
      '/rateLimit/windowSeconds',
    ],
    ['an expiry that is over', 'master', { expiresAt: NOW_MS }, 'out_of_range', '/expiresAt'],
    [
      'an expiry that is no time',
      'master',
      { expiresAt: Number.NaN },
      'out_of_range',
      '/expiresAt',
    ],
    [
      'metadata of 4,097 bytes',
      'master',
      { metadata: { a: 'x'.repeat(4089) } },
      'out_of_range',
      '/metadata',
    ],
    [
      'metadata of few characters and many bytes',
      'master',
      { metadata: { a: '€'.repeat(1400) } },
      'out_of_range',
      '/metadata',
    ],
    ['a key in the metadata', 'master', { metadata: { old: [KEY] } }, 'invalid_value', '/metadata'],
  ])('refuses %s', async (_why, type, options, code, pointer) => {
    expect(await faultOf(() => parse(type, options))).toMatchObject({ code, pointer })
  })

  test('K2: what else a body holds is not taken over', async () => {
    const body = { ...NONE, orgId: 'other', createdBy: 'root', type: 'master', hash: 'x' }
    expect(await parseKeyOptions('get', body, NOW_MS)).toEqual(NONE)
  })
})

describe('changeKey', () => {
  const key = keyRecord({ type: 'get', templateIds: ['tmpl_1'], allowedHosts: ['a.com'] })

  test('what is absent stays, what is there and undefined is cleared', async () => {
    const patch = await changeKey(key, { name: ' New ', allowedHosts: undefined }, NOW_MS)
    expect(patch).toEqual({ name: 'New', allowedHosts: undefined })
    expect(Object.keys(patch)).toEqual(['name', 'allowedHosts'])
  })

  test('nothing changes nothing', async () => {
    expect(await changeKey(key, {}, NOW_MS)).toEqual({})
  })

  test('the type still decides what may be set', async () => {
    const project = keyRecord({ type: 'project', templateIds: ['tmpl_1'] })
    const fault = await faultOf(() => changeKey(project, { templateIds: undefined }, NOW_MS))
    expect(fault).toMatchObject({ code: 'missing_property', pointer: '/templateIds' })
  })

  test('an expired key can be renamed, and given a new expiry', async () => {
    const expired = keyRecord({ expiresAt: NOW_MS - 1 })
    expect(await changeKey(expired, { name: 'Old' }, NOW_MS)).toEqual({ name: 'Old' })
    expect(await changeKey(expired, { expiresAt: NOW_MS + 1 }, NOW_MS)).toEqual({
      expiresAt: NOW_MS + 1,
    })
  })

  test('a revoked key stays as it is', async () => {
    const fault = await faultOf(() => changeKey(keyRecord({ revokedAt: 1 }), { name: 'x' }, NOW_MS))
    expect(fault.code).toBe('conflict')
  })
})
