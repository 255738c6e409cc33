import type { Layer, Template } from '@platen/core'

/** One input of the form: a query parameter of the image route and what it starts with. */
export interface DynamicField {
  /** As in the query string: `title.text`, `lines.0.amount.text`. */
  readonly parameter: string
  readonly label: string
  readonly input: 'text' | 'multiline' | 'checkbox'
  readonly value: string
}

const LONG_TEXT = 40

function textField(parameter: string, label: string, value: string): DynamicField {
  const long = value.length > LONG_TEXT || value.includes('\n')
  return { parameter, label, input: long ? 'multiline' : 'text', value }
}

/** The copy that is drawn where there is room for it. */
function firstText(text: string | readonly string[] | undefined): string {
  return (typeof text === 'string' ? text : text?.[0]) ?? ''
}

interface Place {
  readonly prefix: string
  readonly label: string
  /** The item's own overrides, when the layer is drawn by a repeater. */
  readonly item: Readonly<Record<string, unknown>>
}

function itemText(item: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const slot = item[name]
  if (typeof slot === 'string') return slot
  const text = (slot as { readonly text?: unknown } | undefined)?.text
  return typeof text === 'string' ? text : undefined
}

function fieldsOfLayer(layer: Layer, place: Place): readonly DynamicField[] {
  const name = layer.name ?? ''
  const parameter = `${place.prefix}${name}`
  const label = `${place.label}${name}`
  const own: DynamicField[] = []
  if (layer.dynamic === true && layer.kind === 'text') {
    own.push(
      textField(`${parameter}.text`, label, itemText(place.item, name) ?? firstText(layer.text)),
    )
  } else if (layer.dynamic === true && layer.kind === 'image') {
    own.push(textField(`${parameter}.src`, label, layer.src ?? ''))
  } else if (layer.dynamic === true && layer.kind === 'container') {
    own.push({ parameter: `${parameter}.visible`, label, input: 'checkbox', value: 'true' })
  }
  if (layer.kind === 'container') return [...own, ...fieldsOfLayers(layer.children ?? [], place)]
  if (layer.kind !== 'repeater') return own
  return (layer.items ?? []).flatMap((item, index) =>
    fieldsOfLayer(layer.item, {
      prefix: `${parameter}.${index}.`,
      label: `${name} ${index + 1} · `,
      item: item as Readonly<Record<string, unknown>>,
    }),
  )
}

function fieldsOfLayers(layers: readonly Layer[], place: Place): readonly DynamicField[] {
  return layers.flatMap((layer) => fieldsOfLayer(layer, place))
}

/** The inputs for a template's dynamic layers, in paint order: those of its first page, which images show. */
export function listDynamicFields(template: Template): readonly DynamicField[] {
  const [page] = template.pages
  return fieldsOfLayers(page?.layers ?? [], { prefix: '', label: '', item: {} })
}
