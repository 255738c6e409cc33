/** A program that is bundled, and draws an SVG. */
import { createPlaten } from '../../src/create-platen.ts'
import { isPlatenError } from '../../src/foundation/errors.ts'

const [file] = process.argv.slice(2)
const sandbox = file === undefined ? {} : { childUrl: new URL(file, import.meta.url) }
const platen = createPlaten({ sandbox })
const markup = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
try {
  const { width } = await platen.render({
    canvas: { width: 8, height: 8 },
    layers: [{ kind: 'svg', width: 8, height: 8, markup }],
  })
  process.stdout.write(`drawn ${width} px wide`)
} catch (error) {
  process.stdout.write(isPlatenError(error) ? error.code : String(error))
}
