import { describe, expect, test } from 'vitest'
import { redirectTarget } from '../../src/assets/fetch/redirect-target.ts'

const SOURCE = new URL('https://cdn.example/pictures/cat.png')

describe('redirectTarget', () => {
  test.each([
    ['a path', '/dog.png', 'https://cdn.example/dog.png'],
    ['a relative path', 'dog.png', 'https://cdn.example/pictures/dog.png'],
    ['another host', 'https://other.example/dog.png', 'https://other.example/dog.png'],
    ['a host without a scheme', '//other.example/dog.png', 'https://other.example/dog.png'],
  ])('%s is followed', (_why, location, expected) => {
    expect(redirectTarget(SOURCE, SOURCE, location).href).toBe(expected)
  })

  test.each([
    ['U28: https to http', 'http://cdn.example/cat.png'],
    ['U28: a file', 'file:///etc/passwd'],
    ['U28: gopher', 'gopher://cdn.example/'],
    ['user info', 'https://user:secret@cdn.example/'],
    ['unreadable', 'https://'],
    ['missing', undefined],
    ['given twice', ['/a', '/b']],
  ])('%s is refused with one text', (_why, location) => {
    expect(() => redirectTarget(SOURCE, SOURCE, location)).toThrow(
      expect.objectContaining({
        code: 'source_redirects',
        message: 'The host "cdn.example" redirects to an address that is not allowed.',
      }),
    )
  })

  test('http may become https', () => {
    const from = new URL('http://cdn.example/')
    expect(redirectTarget(from, from, 'https://cdn.example/').protocol).toBe('https:')
  })
})
