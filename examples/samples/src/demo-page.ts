import { readFileSync } from 'node:fs'
import { listDynamicFields } from './dynamic-fields.ts'
import type { Sample } from './samples.ts'

const read = (file: string) => readFileSync(new URL(`../page/${file}`, import.meta.url), 'utf8')

/** JSON that cannot end the script element that holds it. */
function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

/** The whole page in one file: each sample beside the form of its dynamic layers. */
export function buildPreviewPage(samples: readonly Sample[]): string {
  const data = samples.map(({ slug, name, template }) => ({
    slug,
    name,
    width: template.canvas.width,
    height: template.canvas.height,
    fields: listDynamicFields(template),
  }))
  return read('index.html')
    .replace('/* page.css */', () => read('page.css'))
    .replace('/* page.js */', () => read('page.js').replace("'samples'", () => toScriptJson(data)))
}
