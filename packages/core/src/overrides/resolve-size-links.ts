import type { CompiledText } from './compiled-template.ts'
import { joinPath } from './layer-path.ts'
import { findLayer, type RenderScope } from './render-scope.ts'
import type { ResolvedText } from './resolved-template.ts'

/** Finds the text that a size is relative to, as seen from a scope. */
export function resolveSizeLinks(
  { sizeGroup, sizeRelativeTo }: CompiledText['links'],
  scope: RenderScope,
): Pick<ResolvedText, 'sizeGroup' | 'sizeRelativeTo'> {
  const found = sizeRelativeTo && findLayer(scope, sizeRelativeTo.layer)
  if (sizeRelativeTo === undefined || found === undefined) {
    return { sizeGroup, sizeRelativeTo: undefined }
  }
  const path = joinPath(found.scope.path, found.layer.tail)
  return { sizeGroup, sizeRelativeTo: { path, ratio: sizeRelativeTo.percent / 100 } }
}
