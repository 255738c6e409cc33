import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'

const run = promisify(execFile)

export interface ChromiumRun {
  /** `Chromium 140.0.…` */
  readonly version: string
  /** The document after its scripts have run, as HTML. */
  readonly dom: string
}

/**
 * Loads an HTML document in headless Chromium.
 *
 * @param html A whole document that needs nothing but itself.
 * @param executable Path of the browser.
 */
export async function runChromium(html: string, executable: string): Promise<ChromiumRun> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-oracle-'))
  try {
    const page = join(folder, 'page.html')
    await writeFile(page, html)
    const { stdout: version } = await run(executable, ['--version'])
    const { stdout: dom } = await run(
      executable,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        '--window-size=800,600',
        '--force-device-scale-factor=1',
        `--user-data-dir=${join(folder, 'profile')}`,
        // Fonts and images decode asynchronously: virtual time stands still until they have.
        '--virtual-time-budget=10000',
        '--dump-dom',
        pathToFileURL(page).href,
      ],
      { maxBuffer: 64_000_000, timeout: 120_000 },
    )
    return { version: version.trim(), dom }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface Photograph {
  /** CSS px. */
  readonly width: number
  /** CSS px. */
  readonly height: number
  /** Path of the browser. */
  readonly executable: string
  /** Where the PNG goes. */
  readonly target: URL
}

/** Has headless Chromium draw an HTML document, of which the top left is kept as a PNG. */
export async function photographPage(html: string, photograph: Photograph): Promise<void> {
  const { width, height, executable, target } = photograph
  const folder = await mkdtemp(join(tmpdir(), 'platen-oracle-'))
  try {
    const page = join(folder, 'page.html')
    const shot = join(folder, 'shot.png')
    await writeFile(page, html)
    // The window is larger than the page: Chromium takes a part of small ones for its own frame.
    const window = '--window-size=800,600'
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', window]
    const scale = '--force-device-scale-factor=1'
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    const address = pathToFileURL(page).href
    await run(executable, [...options, scale, profile, `--screenshot=${shot}`, address], {
      timeout: 120_000,
    })
    const cut = sharp(shot).extract({ left: 0, top: 0, width, height }).removeAlpha()
    await writeFile(target, await cut.png({ compressionLevel: 9 }).toBuffer())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
