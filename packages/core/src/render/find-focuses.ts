import type { LoadedImage } from '../assets/asset-table.ts'
import type { FocusProfile, FocusStrategy } from '../assets/focus/focus-profile.ts'
import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { Box, ImageBox } from '../layout/box-tree.ts'
import { pointerToLayer } from '../overrides/layer-path.ts'
import type { RenderRun } from './render-run.ts'

/** What of the pictures of a page is worth seeing, for those that ask. */
export type FocusLookup = (image: LoadedImage, strategy: FocusStrategy) => FocusProfile | undefined

/**
 * Looks at the pictures whose part that shows is to be found.
 *
 * One after another: each may take as much memory as drawing it does.
 *
 * @throws {PlatenError} `source_corrupt`; or what the deadline says.
 */
export async function findFocuses(boxes: readonly Box[], run: RenderRun): Promise<FocusLookup> {
  const { deadline } = run
  const found = new Map<string, FocusProfile>()
  for (const box of listFocused(boxes)) {
    const { focus } = box.layer
    if (focus === undefined) continue
    deadline.check()
    found.set(keyOf(box.asset.image, focus), await look(box, focus, run))
  }
  return (image, strategy) => found.get(keyOf(image, strategy))
}

function keyOf({ digest }: LoadedImage, strategy: FocusStrategy): string {
  return `${strategy}:${digest}`
}

function* listFocused(boxes: readonly Box[]): Generator<ImageBox> {
  for (const box of boxes) {
    if (box.kind === 'image' && box.layer.focus !== undefined) yield box
    if (box.kind === 'container') yield* listFocused(box.children)
  }
}

async function look(
  { asset, layer }: ImageBox,
  focus: FocusStrategy,
  { tools, deadline }: RenderRun,
): Promise<FocusProfile> {
  try {
    return await tools.focusFinder.find(asset.image, focus, deadline.signal)
  } catch (cause) {
    deadline.check()
    const detail = `The image of layer ${quote(layer.path)} is damaged and cannot be decoded.`
    throw new PlatenError('source_corrupt', detail, { pointer: pointerToLayer(layer.path), cause })
  }
}
