import type { Layer, LayerKind } from '../model/layer.ts'
import type { MAIN_PROPERTIES, OverrideByKind } from '../model/override-rules.ts'
import type { TypedTemplate } from './typed-template.ts'

/**
 * The overrides that a template takes: one optional entry for each dynamic layer, by its name.
 *
 * For a template made by `defineTemplate`, or a document written `as const satisfies TemplateInput`,
 * names, properties and values are those of the document, so that a slip does not compile. For a
 * template of unknown content, such as one read from disk, any name is allowed.
 */
export type OverridesOf<Template> =
  Template extends TypedTemplate<infer Document>
    ? OverridesOfLayers<LayersOf<Document>>
    : OverridesOfLayers<LayersOf<Template>>

/** The layers of a document, those of all its pages together. */
type LayersOf<Document> =
  | (Document extends { readonly layers?: infer Layers } ? MemberOf<Layers> : never)
  | (Document extends { readonly pages?: infer Pages }
      ? MemberOf<Pages> extends { readonly layers: infer Layers }
        ? MemberOf<Layers>
        : never
      : never)

type MemberOf<List> = List extends readonly unknown[] ? List[number] : never

type OverridesOfLayers<Layers> = OverridesOfNodes<DynamicOf<NodesOf<Layers>>>

/** An object type without members would let any value pass; so where nothing is dynamic, all is refused. */
type OverridesOfNodes<Node> = [Node] extends [never]
  ? { readonly [name: string]: never }
  : OverridesByName<Node>

type OverridesByName<Nodes> = {
  readonly [Node in Nodes as NameOf<Node>]?: OverrideOf<Node> | null | undefined
}

/**
 * Layers with all that containers hold; what is inside a repeater's `item` is a scope of its own.
 * Layers of unknown content are not followed, or else the type would never end.
 */
type NodesOf<Layers> = Layer extends Layers
  ? Layers
  : Layers extends { readonly kind: 'container'; readonly children: infer Children }
    ? Layers | NodesOf<MemberOf<Children>>
    : Layers extends { readonly kind: 'repeater'; readonly empty: infer Empty }
      ? Layers | NodesOf<Empty>
      : Layers

/** Those that are dynamic, or may be as far as their type tells. */
type DynamicOf<Node> = Node extends { readonly dynamic?: infer Dynamic }
  ? 'dynamic' extends keyof Node
    ? [Dynamic] extends [false | undefined]
      ? never
      : Node
    : never
  : never

type NameOf<Node> = Node extends { readonly name?: infer Name } ? Extract<Name, string> : never

/** A property may be set; `null` and `undefined` ask for its fallback. */
type Settable<Properties> = {
  readonly [Property in keyof Properties]?: Properties[Property] | null | undefined
}

/** An object of properties, or the bare value of the main property. */
type OverrideOf<Node> = Node extends { readonly kind: 'repeater'; readonly item: infer Item }
  ? Node extends { readonly dynamic: { readonly allow: infer Allow } }
    ? AllowedItemsOf<Allow, Item> | Settable<AllowedOf<Allow, ItemProperties<Item>>>
    : RepeaterOverrideOf<Item>
  : Node extends { readonly kind: infer Kind extends Exclude<LayerKind, 'repeater'> }
    ? Node extends { readonly dynamic: { readonly allow: infer Allow } }
      ? AllowedOverrideOf<Kind, Allow>
      : Settable<OverrideByKind[Kind]> | BareValues[Kind]
    : never

/** What a slot policy leaves of the properties of a kind. A policy of unknown content leaves all. */
type AllowedOverrideOf<Kind extends Exclude<LayerKind, 'repeater'>, Allow> =
  | Settable<AllowedOf<Allow, OverrideByKind[Kind]>>
  | ((typeof MAIN_PROPERTIES)[Kind] extends infer Main
      ? Main extends keyof Allow
        ? AllowedValueOf<Allow[Main], BareValues[Kind]>
        : never
      : never)

type AllowedOf<Allow, Properties> = {
  readonly [Name in keyof Properties & keyof Allow]?: AllowedValueOf<Allow[Name], Properties[Name]>
}

/** One of the values of an `enum` whose literals are known, else any of the property. */
type AllowedValueOf<Rule, Value> = Rule extends { readonly enum: readonly (infer Allowed)[] }
  ? Extract<Allowed, Value>
  : Value

type AllowedItemsOf<Allow, Item> = 'items' extends keyof Allow ? ItemsOf<Item> : never

interface ItemProperties<Item> extends Omit<OverrideByKind['repeater'], 'items'> {
  readonly items?: ItemsOf<Item>
}

type RepeaterOverrideOf<Item> =
  | ItemsOf<Item>
  | (Settable<Omit<OverrideByKind['repeater'], 'items'>> & {
      readonly items?: ItemsOf<Item> | null | undefined
    })

type ItemsOf<Item> = readonly OverridesOfLayers<Item>[]

/** The type of each kind's main property, see `MAIN_PROPERTIES`. */
interface BareValues {
  readonly text: Exclude<OverrideByKind['text']['text'], undefined>
  readonly image: string
  readonly svg: string
  readonly qr: string
  readonly barcode: string
  readonly rating: number
  readonly shape: Exclude<OverrideByKind['shape']['fill'], undefined>
  readonly container: never
}
