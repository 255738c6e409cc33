import { toFourEdges } from '../model/edges.ts'
import type { Gap } from '../model/gap.ts'
import { CONTAINER_DEFAULTS, type ContainerOverride } from '../model/layers/container.ts'
import { REPEATER_DEFAULTS, type RepeaterOverride } from '../model/layers/repeater.ts'
import { toCornerRadii } from '../model/radius.ts'
import type { Palette } from './palette.ts'
import { resolveBorder } from './resolve-border.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedContainer } from './resolved-template.ts'

/** A container but for its children and its place in the template. */
export type ContainerLook = Omit<ResolvedContainer, 'path' | 'volatile' | 'children'>

const INITIAL = CONTAINER_DEFAULTS

export function resolveContainer(properties: ContainerOverride, palette: Palette): ContainerLook {
  const { background } = properties
  return {
    kind: 'container',
    ...resolveCommon(properties, palette),
    direction: properties.direction ?? INITIAL.direction,
    wrap: properties.wrap ?? INITIAL.wrap,
    ...resolveGap(properties.gap ?? INITIAL.gap),
    columns: undefined,
    padding: toFourEdges(properties.padding ?? INITIAL.padding),
    justify: properties.justify ?? INITIAL.justify,
    align: properties.align ?? INITIAL.align,
    alignContent: properties.alignContent ?? INITIAL.alignContent,
    background:
      background === undefined ? undefined : resolveFill(background, palette, 'background'),
    radii: toCornerRadii(properties.radius ?? INITIAL.radius),
    border: resolveBorder(properties.border, palette),
    overflow: properties.overflow ?? INITIAL.overflow,
  }
}

/** A repeater is drawn as a container of its copies. */
export function resolveRepeater(properties: RepeaterOverride, palette: Palette): ContainerLook {
  const { items: _items, columns, ...shared } = properties
  const { direction, wrap, gap } = REPEATER_DEFAULTS
  return { ...resolveContainer({ direction, wrap, gap, ...shared }, palette), columns }
}

function resolveGap(gap: Gap) {
  return typeof gap === 'number'
    ? { rowGap: gap, columnGap: gap }
    : { rowGap: gap[0], columnGap: gap[1] }
}
