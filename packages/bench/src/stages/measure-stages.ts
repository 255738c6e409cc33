import { createPlaten, type Receipt } from '@platen/core'
import { CARD_NAMES, type CardName } from '../card/card.ts'
import { createContentBuilder } from '../card/card-content.ts'
import { buildPlatenCard, listPlatenFonts } from '../card/platen-card.ts'
import { ENCODINGS } from '../engines/encoding.ts'
import { buildPlatenOrder } from '../engines/platen.ts'
import { median } from '../measure/median.ts'

/** Where the time of a warm render goes: milliseconds by stage, as receipts tell them. */
export interface StageShares {
  readonly card: CardName
  readonly format: 'png' | 'jpeg' | 'webp'
  readonly timings: Receipt['timings']
}

const WARM_UP = 40

/** Medians of each stage by itself, so that they add up to the total only nearly. */
export async function measureStages(renders: number): Promise<readonly StageShares[]> {
  const found: StageShares[] = []
  for (const card of CARD_NAMES) {
    const platen = createPlaten({ fonts: listPlatenFonts() })
    const template = buildPlatenCard(card)
    const buildContent = createContentBuilder(card)
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const timings: Receipt['timings'][] = []
      for (let index = 0; index < WARM_UP + renders; index++) {
        const order = buildPlatenOrder(buildContent(index), ENCODINGS[format])
        const { receipt } = await platen.render(template, order)
        if (index >= WARM_UP) timings.push(receipt.timings)
      }
      const of = (stage: keyof Receipt['timings']) => median(timings.map((each) => each[stage]))
      const { overrides, assets, fonts, layout, paint, encode, total } = {
        overrides: of('overrides'),
        assets: of('assets'),
        fonts: of('fonts'),
        layout: of('layout'),
        paint: of('paint'),
        encode: of('encode'),
        total: of('total'),
      }
      found.push({
        card,
        format,
        timings: { overrides, assets, fonts, layout, paint, encode, total },
      })
    }
    await platen.close()
  }
  return found
}
