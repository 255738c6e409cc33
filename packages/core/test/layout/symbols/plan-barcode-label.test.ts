import { describe, expect, test } from 'vitest'
import { planBarcodeLabel } from '../../../src/layout/symbols/plan-barcode-label.ts'
import type { Symbology } from '../../../src/model/layers/barcode.ts'

describe('what stands under a code', () => {
  test.each<[symbology: Symbology, text: string, columns: number, parts: readonly unknown[]]>([
    ['ean13', '5901234123457', 95, ['5@-9', '901234@3', '123457@50']],
    ['ean8', '96385074', 67, ['9638@3', '5074@36']],
    ['upca', '012345678905', 95, ['0@-9', '12345@10', '67890@50', '5@97']],
    ['upce', '01234565', 51, ['0@-9', '123456@3', '5@53']],
    ['itf14', '15400141288763', 107, ['1 54 00141 28876 3@0']],
    ['code39', 'A-1', 80, ['A-1@0']],
    ['code128', 'a\u0001b', 80, ['a b@0']],
  ])('%s %s', (symbology, text, columns, parts) => {
    const plan = planBarcodeLabel(symbology, text, columns)
    expect(plan.parts.map((part) => `${part.text}@${part.from}`)).toEqual(parts)
  })

  test.each<[symbology: Symbology, text: string, columns: number, guards: unknown]>([
    ['ean13', '5901234123457', 95, '0-3 45-50 92-95'],
    ['ean8', '96385074', 67, '0-3 31-36 64-67'],
    ['upca', '012345678905', 95, '0-10 45-50 85-95'],
    ['upce', '01234565', 51, '0-3 45-51'],
    ['itf14', '15400141288763', 107, ''],
  ])('%s: guards are between the groups', (symbology, text, columns, guards) => {
    const plan = planBarcodeLabel(symbology, text, columns)
    expect(plan.guards.map((guard) => guard.join('-')).join(' ')).toBe(guards)
    for (const { from, to } of plan.parts) {
      const isOver = ([start, end]: readonly [number, number]) => start < to && from < end
      expect(plan.guards.some(isOver)).toBe(false)
    }
  })
})
