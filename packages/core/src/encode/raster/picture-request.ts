import { multiply } from '../../foundation/matrix.ts'
import type { Command, ImageCommand, VectorCommand } from '../../paint/display-list.ts'
import { planBlur } from './blur-plan.ts'
import type { BitmapRequest } from './decode-bitmap.ts'
import { boxAround, type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'
import { type BitmapFiltering, filterReach } from './filter-bitmap.ts'
import { isPush, projectInside } from './group-projection.ts'
import { placeColorGlyphs } from './place-color-glyphs.ts'
import { type PicturePlacement, placePicture } from './place-picture.ts'
import type { Projection } from './projection.ts'

/** Where a picture goes and which pixels it needs. */
export interface Picture {
  readonly placement: PicturePlacement
  readonly request: BitmapRequest
}

/** @returns `undefined` when nothing of the picture shows. */
export function findPicture(
  command: ImageCommand | VectorCommand,
  { matrix, canvas }: Projection,
): Picture | undefined {
  if (isEmptyBox(intersectBoxes(boxAround(command.bounds, matrix, 1), canvas))) return undefined
  const toDevice = command.transform === undefined ? matrix : multiply(matrix, command.transform)
  const placement = placePicture(command.rect, toDevice, canvas)
  if (placement === undefined) return undefined
  const request =
    command.kind === 'image' ? requestImage(command, placement) : requestVector(command, placement)
  return request === undefined ? undefined : { placement, request }
}

/** What painting `commands` needs to have decoded, masks and the casters of shadows included. */
export function collectRequests(
  commands: readonly Command[],
  projection: Projection,
): readonly BitmapRequest[] {
  const requests: BitmapRequest[] = []
  const open: Projection[] = []
  let current = projection
  for (const command of commands) {
    for (const request of requestsOf(command, current)) requests.push(request)
    if (isPush(command)) {
      open.push(current)
      current = projectInside(command, current)
    } else if (command.kind === 'pop') {
      current = open.pop() ?? projection
    }
  }
  return requests
}

function requestsOf(command: Command, projection: Projection): readonly BitmapRequest[] {
  switch (command.kind) {
    case 'image':
    case 'vector': {
      const request = findPicture(command, projection)?.request
      return request === undefined ? [] : [request]
    }
    case 'shadow': {
      const plan = planBlur(command, projection.matrix, projection.canvas)
      if (plan === undefined) return []
      return collectRequests(command.casters, { matrix: plan.matrix, canvas: plan.contentBox })
    }
    case 'color-glyphs':
      return [...placeColorGlyphs(command, projection)].flatMap(({ drawing, matrix }) =>
        collectRequests(drawing, { ...projection, matrix }),
      )
    case 'push-mask':
      return collectRequests(command.mask, projection)
    default:
      return []
  }
}

function requestImage(
  command: ImageCommand,
  placement: PicturePlacement,
): BitmapRequest | undefined {
  const { image, crop } = command
  if (!(crop.width > 0 && crop.height > 0)) return undefined
  const flipX = command.flipX !== placement.flipX
  const flipY = command.flipY !== placement.flipY
  const { width, height } = placement
  const { window, filtering, filterKey } = planFilters(command, placement)
  const cropKey = [crop.x, crop.y, crop.width, crop.height].join(',')
  return {
    kind: 'image',
    key: `image/${image.digest}/${cropKey}/${keyOf(placement)}/${flipX}/${flipY}${filterKey}`,
    path: command.path,
    pixels: areaOf(window),
    image: { image, crop, width, height, window, flipX, flipY },
    filtering,
  }
}

function requestVector(command: VectorCommand, placement: PicturePlacement): BitmapRequest {
  const { width, height } = placement
  const { window, filtering, filterKey } = planFilters(command, placement)
  return {
    kind: 'vector',
    key: `vector/${command.digestOfMarkup}/${keyOf(placement)}${filterKey}`,
    path: command.path,
    pixels: areaOf(window),
    vector: { markup: command.markup, isTrusted: command.isTrusted, width, height, window },
    filtering,
  }
}

interface FilterPlan {
  /** Px of the picture that are decoded: more than is shown where a blur looks further. */
  readonly window: DeviceBox
  readonly filtering: BitmapFiltering | undefined
  readonly filterKey: string
}

function planFilters(
  { filters, rect }: ImageCommand | VectorCommand,
  { window, width, height }: PicturePlacement,
): FilterPlan {
  if (filters.length === 0) return { window, filtering: undefined, filterKey: '' }
  const perPx = Math.sqrt((width / rect.width) * (height / rect.height))
  const inPx = filters.map((filter) =>
    filter.type === 'blur' ? { ...filter, sigma: filter.sigma * perPx } : filter,
  )
  const reach = filterReach(inPx)
  const grown = {
    left: Math.max(0, window.left - reach),
    top: Math.max(0, window.top - reach),
    right: Math.min(width, window.right + reach),
    bottom: Math.min(height, window.bottom + reach),
  }
  const keep = {
    left: window.left - grown.left,
    top: window.top - grown.top,
    right: window.right - grown.left,
    bottom: window.bottom - grown.top,
  }
  return {
    window: grown,
    filtering: { filters: inPx, keep },
    filterKey: `/${JSON.stringify(inPx)}`,
  }
}

function keyOf({ width, height, window }: PicturePlacement): string {
  return [width, height, window.left, window.top, window.right, window.bottom].join(',')
}

function areaOf(box: DeviceBox): number {
  return (box.right - box.left) * (box.bottom - box.top)
}
