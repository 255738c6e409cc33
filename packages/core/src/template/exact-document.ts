import type { LayerKind, LayerOf } from '../model/layer.ts'
import type { OverrideByKind } from '../model/override-rules.ts'
import type { Page, TemplateInput } from '../model/template.ts'

/**
 * What a document must fit beside `TemplateInput`, so that a misspelt property does not compile.
 *
 * The compiler looks for surplus properties only where the type of a literal is known beforehand, not
 * where it is inferred, as that of a document must be; here each surplus property is a `never`.
 */
export type ExactDocument<Document> = {
  readonly [Key in keyof Document]: Key extends 'layers'
    ? ExactLayers<Document[Key]>
    : Key extends 'pages'
      ? ExactPages<Document[Key]>
      : Key extends keyof TemplateInput
        ? unknown
        : never
}

type ExactPages<Pages> = {
  readonly [Index in keyof Pages]: {
    readonly [Key in keyof Pages[Index]]: Key extends 'layers'
      ? ExactLayers<Pages[Index][Key]>
      : Key extends keyof Page
        ? unknown
        : never
  }
}

type ExactLayers<Layers> = { readonly [Index in keyof Layers]: ExactLayer<Layers[Index]> }

type ExactLayer<Node> = Node extends { readonly kind: infer Kind extends LayerKind }
  ? {
      readonly [Key in keyof Node]: Key extends keyof LayerOf<Kind>
        ? Key extends 'children'
          ? ExactLayers<Node[Key]>
          : Key extends 'item' | 'empty'
            ? ExactLayer<Node[Key]>
            : Key extends 'dynamic'
              ? ExactPolicy<Node[Key], Kind>
              : unknown
        : never
    }
  : unknown

type ExactPolicy<Dynamic, Kind extends LayerKind> = Dynamic extends { readonly allow: infer Allow }
  ? {
      readonly allow: {
        readonly [Key in keyof Allow]: Key extends keyof OverrideByKind[Kind] ? unknown : never
      }
    }
  : unknown
