import { describe, expect, test } from 'vitest'
import { MAX_ALLOWED_HOSTS, parseAllowedHosts } from '../../src/auth/parse-allowed-hosts.ts'
import { faultOf } from './fault-of.ts'

describe('parseAllowedHosts', () => {
  test('gives canonical entries in their order, with names as they are read', async () => {
    const { hosts, warnings } = await parseAllowedHosts([
      'EXAMPLE.com.',
      'https://bücher.de/',
      'localhost:3000',
    ])
    expect(hosts).toEqual([
      { host: 'example.com', display: 'example.com' },
      { host: 'https://xn--bcher-kva.de', display: 'https://bücher.de' },
      { host: 'localhost:3000', display: 'localhost:3000' },
    ])
    expect(warnings).toEqual([])
  })

  test('an empty list is one, and it is stored', async () => {
    expect(await parseAllowedHosts([])).toEqual({ hosts: [], warnings: [] })
  })

  test.each([
    ['a wildcard', ['*.example.com'], ['wildcard']],
    ['an entry twice in two spellings', ['example.com', 'EXAMPLE.com.'], ['duplicate']],
    ['Latin and Cyrillic in one label', ['ex\u0430mple.com'], ['mixed_scripts']],
    ['Greek and Latin in one label', ['g\u03bfogle.com'], ['mixed_scripts']],
    ['Cyrillic throughout', ['пример.com'], []],
    ['two scripts in two labels', ['пример.example.com'], []],
    ['Japanese, which mixes scripts', ['日本ごアbc.jp'], []],
  ])('warns of %s', async (_why, entries, codes) => {
    const { hosts, warnings } = await parseAllowedHosts(entries)
    expect(warnings.map(({ code }) => code)).toEqual(codes)
    expect(hosts).toHaveLength(1)
    expect(warnings.every(({ host }) => host === hosts[0]?.host)).toBe(true)
  })

  test.each([
    ['of a country', '*.co.uk'],
    ['of one label', '*.com'],
    ['where strangers get sub-domains', '*.github.io'],
    ['of a hosting service', 'https://*.vercel.app'],
    ['by a wildcard rule of the list', '*.foo.ck'],
    ['in punycode', '*.xn--55qx5d.cn'],
    ['as it is read', '*.公司.cn'],
  ])('refuses a wildcard on a public suffix %s: %s', async (_why, entry) => {
    const fault = await faultOf(() => parseAllowedHosts([entry]))
    expect(fault).toMatchObject({ code: 'invalid_host', pointer: '/0' })
  })

  test.each([
    '*.example.co.uk',
    '*.me.github.io',
    '*.www.ck',
    '*.intern.corp',
    'co.uk',
    'me.github.io',
  ])('takes %s, which belongs to somebody', async (entry) => {
    expect((await parseAllowedHosts([entry])).hosts).toEqual([{ host: entry, display: entry }])
  })

  test('all bad entries are told at once, each with its place', async () => {
    const fault = await faultOf(() =>
      parseAllowedHosts(['*', 'example.com', '*.co.uk', 'a b'], '/hosts'),
    )
    expect(fault.errors.map(({ pointer }) => pointer)).toEqual(['/hosts/0', '/hosts/2', '/hosts/3'])
  })

  test('a hundred entries and no more', async () => {
    const entries = Array.from({ length: MAX_ALLOWED_HOSTS }, (_, index) => `h${index}.example.com`)
    expect((await parseAllowedHosts(entries)).hosts).toHaveLength(100)
    const fault = await faultOf(() => parseAllowedHosts([...entries, 'example.com'], '/hosts'))
    expect(fault).toMatchObject({ code: 'out_of_range', pointer: '/hosts' })
  })
})
