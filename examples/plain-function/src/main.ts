import { createPlaten } from '@platen/core'
import { drawBadge } from './draw-badge.ts'

const [name = 'Ada Lovelace', role = 'Speaker', path = 'badge.png'] = process.argv.slice(2)
const platen = createPlaten()
await drawBadge(platen, { name, role }, path)
await platen.close()
console.log(path)
