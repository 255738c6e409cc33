import type { CardName } from '../card/card.ts'
import { ENCODINGS, type Encoding } from '../engines/encoding.ts'
import type { EngineName } from '../engines/engines.ts'

/** A ratio that may not fall: how many times as much processor time a peer takes for the same card. */
export interface GuardCase {
  readonly name: string
  readonly card: CardName
  readonly encoding: Encoding
  readonly peer: EngineName
}

export const GUARD_CASES: readonly GuardCase[] = [
  {
    name: 'photo card as PNG, @takumi-rs/core ÷ Platen',
    card: 'photo',
    encoding: ENCODINGS.png,
    peer: '@takumi-rs/core',
  },
  {
    name: 'gradient card as PNG, @takumi-rs/core ÷ Platen',
    card: 'gradient',
    encoding: ENCODINGS.png,
    peer: '@takumi-rs/core',
  },
  {
    name: 'photo card as JPEG, encoder alone ÷ Platen',
    card: 'photo',
    encoding: ENCODINGS.jpeg,
    peer: 'encoder alone',
  },
]
