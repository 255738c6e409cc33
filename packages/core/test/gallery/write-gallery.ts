import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createPlaten } from '../../src/index.ts'
import { createGalleryPlaten, drawEntry } from './draw-entry.ts'
import { listEntries, nameEntry, PAGE_FILE, PICTURES_FOLDER } from './list-entries.ts'
import { printGalleryPage } from './print-gallery-page.ts'
import { drawScript, registerScriptFonts, SCRIPTS } from './scripts.ts'

/** Run with `pnpm gallery`: draws all pictures of the page anew. Look at them before they are committed. */
await mkdir(PICTURES_FOLDER, { recursive: true })
for (const name of await readdir(PICTURES_FOLDER)) {
  // Chromium's are recorded by testkit.
  if (!name.endsWith('-chromium.png')) await rm(new URL(name, PICTURES_FOLDER))
}
const platen = createGalleryPlaten()
for (const named of listEntries()) {
  const bytes = await drawEntry(platen, named)
  await writeFile(new URL(`${nameEntry(named)}.png`, PICTURES_FOLDER), bytes)
}
await platen.close()
const writer = createPlaten({ fonts: registerScriptFonts(), network: false })
for (const script of SCRIPTS) {
  const bytes = await drawScript(writer, script)
  await writeFile(new URL(`script-${script.name}.png`, PICTURES_FOLDER), bytes)
}
await writer.close()
await writeFile(PAGE_FILE, printGalleryPage())
