import { readFileSync } from 'node:fs'
import { listDynamicFields } from './dynamic-fields.ts'
import type { Sample } from './samples.ts'

const read = (file: string) => readFileSync(new URL(`../page/${file}`, import.meta.url), 'utf8')

/** JSON that cannot end the script element that holds it. */
function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

export interface DemoPage {
  readonly samples: readonly Sample[]
  /** Path of the routes: `/api/v1`. */
  readonly basePath: string
  /** Stands in the addresses of images, for all to read: a GET key is made for that. */
  readonly getKey: string
}

/** The whole page in one file: each sample beside the form of its dynamic layers. */
export function buildDemoPage({ samples, basePath, getKey }: DemoPage): string {
  const data = {
    basePath,
    getKey,
    samples: samples.map(({ slug, name, template }) => ({
      slug,
      name,
      width: template.canvas.width,
      height: template.canvas.height,
      fields: listDynamicFields(template),
    })),
  }
  return read('index.html')
    .replace('/* page.css */', () => read('page.css'))
    .replace('/* page.js */', () => read('page.js').replace("'demo'", () => toScriptJson(data)))
}
