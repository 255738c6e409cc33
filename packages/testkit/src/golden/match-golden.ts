import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { comparePixels, type PixelComparison } from './compare-pixels.ts'
import { GOLDEN_MAX_BYTES, GOLDEN_MAX_SIDE_PX, type GoldenCase } from './golden-case.ts'
import { encodeRawImage, type RawImage, readRawImage } from './raw-image.ts'

export interface GoldenMatcherOptions {
  /** Folder of the checked-in pictures. */
  readonly goldenDir: string
  /** Folder for what a run leaves behind: pictures of failures and the names that were used. */
  readonly reportDir: string
  /** True where a missing golden must fail rather than be written, as in CI. */
  readonly readOnly: boolean
}

export interface GoldenMatcher {
  /** Compares and remembers; it never throws for a difference, so that a file reports all of them. */
  match(name: string, image: Uint8Array): Promise<void>
  /** Throws once, naming every golden that did not match. */
  assertAllMatched(): void
}

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function assertSmall(name: string, image: RawImage, bytes: Uint8Array): void {
  if (Math.max(image.width, image.height) > GOLDEN_MAX_SIDE_PX) {
    throw new Error(
      `Golden "${name}" is ${image.width} × ${image.height}; goldens are at most ${GOLDEN_MAX_SIDE_PX} px a side.`,
    )
  }
  if (bytes.byteLength > GOLDEN_MAX_BYTES) {
    throw new Error(
      `Golden "${name}" takes ${bytes.byteLength} bytes; goldens take at most ${GOLDEN_MAX_BYTES}.`,
    )
  }
}

function describe(found: GoldenCase): string {
  if (found.reason === 'missing') return `${found.name}: no golden yet`
  if (found.reason === 'size') return `${found.name}: another size`
  return `${found.name}: ${found.differing} px differ, by up to ${found.largest}/255`
}

/** Compares rendered pictures with checked-in ones, pixel by pixel, with no tolerance. */
export function createGoldenMatcher(options: GoldenMatcherOptions): GoldenMatcher {
  const { goldenDir, reportDir, readOnly } = options
  const failures: GoldenCase[] = []
  const names = new Set<string>()

  async function fail(found: GoldenCase, current: Uint8Array, comparison?: PixelComparison) {
    failures.push(found)
    const dir = join(reportDir, 'cases')
    await mkdir(dir, { recursive: true })
    await writeFile(join(dir, `${found.name}.current.png`), current)
    if (comparison?.heat !== undefined) {
      await writeFile(join(dir, `${found.name}.diff.png`), await encodeRawImage(comparison.heat))
    }
    await writeFile(join(dir, `${found.name}.json`), JSON.stringify(found))
  }

  async function match(name: string, image: Uint8Array): Promise<void> {
    if (!NAME.test(name)) throw new Error(`Golden "${name}" must be named in kebab-case.`)
    if (names.has(name)) throw new Error(`Golden "${name}" is matched twice.`)
    names.add(name)
    await mkdir(join(reportDir, 'used'), { recursive: true })
    await writeFile(join(reportDir, 'used', name), '')
    const goldenPath = resolve(goldenDir, `${name}.png`)
    const raw = await readRawImage(image)
    const current = await encodeRawImage(raw)
    assertSmall(name, raw, current)
    const golden = await readIfPresent(goldenPath)
    if (golden === undefined) {
      if (readOnly) {
        await fail({ name, reason: 'missing', goldenPath, differing: 0, largest: 0 }, current)
        return
      }
      await mkdir(goldenDir, { recursive: true })
      await writeFile(goldenPath, current)
      return
    }
    const comparison = comparePixels(await readRawImage(golden), raw)
    if (comparison.differing === 0) {
      // A failure of an earlier run must not stay in the report.
      await rm(join(reportDir, 'cases', `${name}.json`), { force: true })
      return
    }
    const reason = comparison.sameSize ? 'pixels' : 'size'
    const { differing, largest } = comparison
    await fail({ name, reason, goldenPath, differing, largest }, current, comparison)
  }

  function assertAllMatched(): void {
    if (failures.length === 0) return
    const lines = failures.map((found) => `  ${describe(found)}`)
    throw new Error(
      `${failures.length} golden(s) do not match:\n${lines.join('\n')}\nSee them with "pnpm golden report"; take them over with "pnpm golden accept".`,
    )
  }

  return { match, assertAllMatched }
}
