/** A program that draws once in a thread, closes nothing and has nothing else to do. */
import { createRenderers } from '../../../src/render/create-renderers.ts'
import { DOT } from './order.ts'
import { threadFile } from './thread-file.ts'

const pool = { workers: 2, threadUrl: threadFile('source') }
const { routes } = createRenderers({ pool })
const { width } = await routes.prepare(DOT).render()
process.stdout.write(`drawn ${width} px wide`)
