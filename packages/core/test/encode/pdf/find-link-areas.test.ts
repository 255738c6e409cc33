import { describe, expect, test } from 'vitest'
import { findLinkAreas } from '../../../src/encode/pdf/find-link-areas.ts'
import type { Rect } from '../../../src/foundation/geometry.ts'
import type { Command } from '../../../src/paint/display-list.ts'

const at = (x: number, y: number, width: number, height: number, link?: string): Command => {
  const bounds: Rect = { x, y, width, height }
  return { kind: 'pop', digest: '', volatile: false, path: '', bounds, link }
}

describe('findLinkAreas', () => {
  test.each<[why: string, commands: readonly Command[], areas: readonly string[]]>([
    ['what leads nowhere has none', [at(0, 0, 9, 9)], []],
    ['words of one line are one', [at(0, 0, 20, 10, 'a'), at(24, 1, 20, 10, 'a')], ['a 0,0,44,11']],
    [
      'lines are apart',
      [at(0, 0, 20, 10, 'a'), at(0, 12, 20, 10, 'a')],
      ['a 0,0,20,10', 'a 0,12,20,10'],
    ],
    [
      'other addresses are apart',
      [at(0, 0, 20, 10, 'a'), at(20, 0, 20, 10, 'b')],
      ['a 0,0,20,10', 'b 20,0,20,10'],
    ],
    [
      'what is far away is apart',
      [at(0, 0, 20, 10, 'a'), at(40, 0, 20, 10, 'a')],
      ['a 0,0,20,10', 'a 40,0,20,10'],
    ],
    [
      'what lies inside is covered',
      [at(0, 0, 90, 90, 'a'), at(10, 60, 20, 10, 'a')],
      ['a 0,0,90,90'],
    ],
    [
      'equal areas are one',
      [at(0, 0, 9, 9, 'a'), at(50, 0, 9, 9, 'a'), at(0, 0, 9, 9, 'a')],
      ['a 0,0,9,9', 'a 50,0,9,9'],
    ],
  ])('%s', (_why, commands, areas) => {
    const found = findLinkAreas(commands).map(
      ({ href, rect }) => `${href} ${Object.values(rect).join(',')}`,
    )
    expect(found).toEqual(areas)
  })
})
