import { toFourEdges } from '../model/edges.ts'
import type { Gap } from '../model/gap.ts'
import { CONTAINER_DEFAULTS } from '../model/layers/container.ts'
import { toCornerRadii } from '../model/radius.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveBorder } from './resolve-border.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedContainer } from './resolved-template.ts'

export function resolveContainer(
  properties: CompleteProperties['container'],
  palette: Palette,
): ResolvedContainer {
  const { background } = properties
  return {
    kind: 'container',
    ...resolveCommon(properties, palette),
    direction: properties.direction,
    wrap: properties.wrap,
    ...resolveGap(properties.gap),
    columns: undefined,
    padding: toFourEdges(properties.padding),
    justify: properties.justify,
    align: properties.align,
    alignContent: properties.alignContent,
    background:
      background === undefined ? undefined : resolveFill(background, palette, 'background'),
    radii: toCornerRadii(properties.radius),
    border: resolveBorder(properties.border, palette),
    overflow: properties.overflow,
    children: [],
  }
}

/** A repeater is drawn as a container of its copies. */
export function resolveRepeater(
  properties: CompleteProperties['repeater'],
  palette: Palette,
): ResolvedContainer {
  const { items: _items, columns, ...shared } = properties
  return { ...resolveContainer({ ...CONTAINER_DEFAULTS, ...shared }, palette), columns }
}

function resolveGap(gap: Gap) {
  return typeof gap === 'number'
    ? { rowGap: gap, columnGap: gap }
    : { rowGap: gap[0], columnGap: gap[1] }
}
