import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { ShadowCommand } from '../../paint/display-list.ts'
import { blendMask, type Target } from './blend.ts'
import { blurChannel } from './blur-channel.ts'
import type { BlurPlan } from './blur-plan.ts'
import type { Coverage } from './coverage.ts'
import { type CoverageMask, multiplyMasks } from './coverage-mask.ts'
import { toPath } from './geometry-path.ts'
import { measurePath } from './measure-path.ts'
import type { Surface } from './surface.ts'
import { transformPath } from './transform-path.ts'

/** Index of alpha in a pixel. */
const ALPHA = 3

/** The mask of a shadow, made from the casters drawn on `silhouette`. */
export function buildShadowMask(
  silhouette: Surface,
  plan: BlurPlan,
  { command, pageMatrix, coverage }: ShadowShape,
): CoverageMask {
  const { left, top, right, bottom } = plan.box
  const width = right - left
  const height = bottom - top
  const data = new Uint8Array(width * height)
  blurChannel(silhouette, ALPHA, { plan, into: { data, first: 0, stride: 1 } })
  const mask = { left, top, width, height, data }
  const { except } = command
  if (except === undefined) return mask
  const toDevice =
    except.transform === undefined ? pageMatrix : multiply(pageMatrix, except.transform)
  const path = transformPath(toPath(except.geometry), toDevice)
  const rule = except.geometry.type === 'path' ? except.geometry.rule : 'nonzero'
  const outside = measurePath({ path, rule }, plan.box, coverage)
  for (let at = 0; at < outside.data.length; at++) outside.data[at] = 255 - (outside.data[at] ?? 0)
  return multiplyMasks(mask, outside)
}

export interface ShadowShape {
  readonly command: ShadowCommand
  readonly pageMatrix: Matrix
  readonly coverage: Coverage
}

/** Tints a shadow's mask and draws it. */
export function blendShadow(target: Target, mask: CoverageMask, command: ShadowCommand): void {
  const { r, g, b, a } = command.color
  blendMask(target, mask, { kind: 'solid', r, g, b, alpha: Math.round(a * 255) })
}
