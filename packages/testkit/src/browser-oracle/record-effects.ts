import { EFFECT_PAGES, writeEffectPage } from './effect-pages.ts'
import { photographPage } from './run-chromium.ts'

/**
 * Run by hand, with `tsx`, when pages are added: stores Chromium's own picture of each where the golden
 * tests compare with it. `CHROMIUM` names the browser.
 */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

for (const page of EFFECT_PAGES) {
  const target = new URL(`../../../core/test/oracle/${page.name}.png`, import.meta.url)
  await photographPage(writeEffectPage(page), { ...page, executable: chromium, target })
  process.stdout.write(`${page.name} recorded\n`)
}
