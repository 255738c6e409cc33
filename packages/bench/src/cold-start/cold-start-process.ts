import type { CardName } from '../card/card.ts'
import { createContentBuilder } from '../card/card-content.ts'
import { ENCODINGS } from '../engines/encoding.ts'
import { type EngineName, findEngine } from '../engines/engines.ts'

/** Loads one engine, makes one PNG, says so and ends. Without an engine it says so at once. */
const [, , name, card] = process.argv as [string, string, EngineName | 'node', CardName]
const engine = name === 'node' ? undefined : await findEngine(name).create(card)
await engine?.render(createContentBuilder(card)(0), ENCODINGS.png)
process.stdout.write('done\n')
await engine?.close?.()
process.exit()
