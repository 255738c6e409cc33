import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether a browser is installed; where CI runs it must be. */
export const HAS_CHROMIUM = process.env['CI'] === 'true' || existsSync(EXECUTABLE)

export interface SvgPicture {
  readonly svg: string
  /** CSS px. */
  readonly width: number
  /** CSS px. */
  readonly height: number
}

/** Has one Chromium draw SVG documents on white, each as an `<img>`; gives their RGB pixels. */
export async function drawInChromium(
  pictures: readonly SvgPicture[],
): Promise<readonly Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'platen-svg-'))
  try {
    const [page, shot] = [join(folder, 'page.html'), join(folder, 'shot.png')]
    const places: { readonly top: number; readonly picture: SvgPicture }[] = []
    let top = 0
    for (const picture of pictures) {
      places.push({ top, picture })
      top += picture.height
    }
    const images = places.map(({ top: y, picture }) => {
      const source = Buffer.from(picture.svg).toString('base64')
      return `<img style="position:absolute;left:0;top:${y}px" src="data:image/svg+xml;base64,${source}">`
    })
    writeFileSync(
      page,
      `<!doctype html><style>body{margin:0;background:#fff}</style>${images.join('')}`,
    )
    execFileSync(
      EXECUTABLE,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
        // The window is higher than the page: Chromium takes a part of it for its own frame.
        ...['--force-device-scale-factor=1', `--window-size=600,${top + 200}`],
        // Pictures decode asynchronously: virtual time stands still until they have.
        ...['--virtual-time-budget=10000', `--user-data-dir=${join(folder, 'profile')}`],
        ...[`--screenshot=${shot}`, pathToFileURL(page).href],
      ],
      { stdio: 'pipe', timeout: 120_000 },
    )
    const whole = readFileSync(shot)
    return await Promise.all(
      places.map(({ top: y, picture: { width, height } }) =>
        sharp(whole).extract({ left: 0, top: y, width, height }).removeAlpha().raw().toBuffer(),
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
