import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { Command, ImageCommand, VectorCommand } from '../../paint/display-list.ts'
import type { BitmapRequest } from './decode-bitmap.ts'
import { boxAround, type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'
import { planShadow } from './paint-shadow.ts'
import { type PicturePlacement, placePicture } from './place-picture.ts'

/** Where commands are drawn: the px of their page onto those of a canvas. */
export interface Projection {
  readonly matrix: Matrix
  readonly canvas: DeviceBox
}

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

/** What painting `commands` needs to have decoded, the casters of shadows included. */
export function collectRequests(
  commands: readonly Command[],
  projection: Projection,
): readonly BitmapRequest[] {
  return commands.flatMap((command) => {
    if (command.kind === 'image' || command.kind === 'vector') {
      return findPicture(command, projection)?.request ?? []
    }
    if (command.kind !== 'shadow') return []
    const plan = planShadow(command, projection.matrix, projection.canvas)
    if (plan === undefined) return []
    return collectRequests(command.casters, { matrix: plan.matrix, canvas: plan.silhouetteBox })
  })
}

function requestImage(
  command: ImageCommand,
  placement: PicturePlacement,
): BitmapRequest | undefined {
  const { image, crop } = command
  if (!(crop.width > 0 && crop.height > 0)) return undefined
  const flipX = command.flipX !== placement.flipX
  const flipY = command.flipY !== placement.flipY
  const { width, height, window } = placement
  const cropKey = [crop.x, crop.y, crop.width, crop.height].join(',')
  return {
    kind: 'image',
    key: `image/${image.digest}/${cropKey}/${keyOf(placement)}/${flipX}/${flipY}`,
    path: command.path,
    pixels: areaOf(window),
    image: { image, crop, width, height, window, flipX, flipY },
  }
}

function requestVector(command: VectorCommand, placement: PicturePlacement): BitmapRequest {
  const { width, height, window } = placement
  return {
    kind: 'vector',
    key: `vector/${command.digestOfMarkup}/${keyOf(placement)}`,
    path: command.path,
    pixels: areaOf(window),
    vector: { markup: command.markup, width, height, window },
  }
}

function keyOf({ width, height, window }: PicturePlacement): string {
  return [width, height, window.left, window.top, window.right, window.bottom].join(',')
}

function areaOf(box: DeviceBox): number {
  return (box.right - box.left) * (box.bottom - box.top)
}
