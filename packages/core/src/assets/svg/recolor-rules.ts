import type { ResolvedRecoloring } from '../../overrides/resolved-effects.ts'
import type { CssDeclaration } from './clean-css.ts'
import type { StyleRule } from './clean-style-sheet.ts'
import { COLOR_PROPERTIES, recolorValue } from './recolor-value.ts'

/** The declarations in the colours that are wanted. */
export function recolorDeclarations(
  declarations: readonly CssDeclaration[],
  recoloring: ResolvedRecoloring,
): readonly CssDeclaration[] {
  return declarations.map((declaration) => {
    const { property, value } = declaration
    return { ...declaration, value: recolorValue(property, value, recoloring) }
  })
}

/**
 * The rules in the colours that are wanted, and after them those that keep masks as they were: these
 * count a selector part more, so that they win over each other as before and over all that is recoloured.
 */
export function recolorRules(
  rules: readonly StyleRule[],
  recoloring: ResolvedRecoloring,
  masks: 'masks' | 'no masks',
): readonly StyleRule[] {
  const recolored = rules.map(({ selectors, declarations }) => ({
    selectors,
    declarations: recolorDeclarations(declarations, recoloring),
  }))
  return masks === 'masks' ? [...recolored, ...rules.flatMap(toMaskRule)] : recolored
}

function toMaskRule({ selectors, declarations }: StyleRule): readonly StyleRule[] {
  const colors = declarations.filter(({ property }) => COLOR_PROPERTIES.has(property))
  if (colors.length === 0) return []
  return [{ selectors: selectors.map((selector) => `mask ${selector}`), declarations: colors }]
}
