import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The text of a gzipped file of `fixtures/`. */
export function readFixture(file: string): string {
  return gunzipSync(readFileSync(new URL(`fixtures/${file}`, import.meta.url))).toString('utf8')
}
