import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

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
