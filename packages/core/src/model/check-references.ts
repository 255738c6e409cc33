import { type ErrorDetail, isPlatenError } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { findInScope, type LayerNode, listNames, type PageTree, type Scope } from './layer-tree.ts'
import { listRichTexts } from './list-rich-texts.ts'
import { listWords } from './list-words.ts'
import { parseReferences } from './parse-references.ts'
import type { TextSpan } from './text-span.ts'

/** A string of the template that may hold references, and where it stands. */
interface TemplateString {
  readonly text: string
  readonly at: readonly (string | number)[]
}

/** References lead to text layers that can be seen, and never back to where they started. */
export function* checkReferences(page: PageTree): Iterable<ErrorDetail> {
  const targets = new Map<LayerNode, ReadonlySet<LayerNode>>()
  for (const node of page.nodes) {
    const found = new Set<LayerNode>()
    for (const string of listStrings(node)) yield* readString(string, node.scope, found)
    // These lead on to texts, and no text leads to them.
    for (const string of listRemarks(node)) yield* readString(string, node.scope, new Set())
    if (found.size > 0) targets.set(node, found)
  }
  const cycle = findCycle(targets)
  if (cycle !== undefined) yield describeCycle(cycle)
}

/** Checks one string; the layers that it refers to are added to `found`. */
export function* readString(
  { text, at }: TemplateString,
  scope: Scope,
  found: Set<LayerNode>,
): Iterable<ErrorDetail> {
  const pointer = jsonPointer(at)
  let pieces: ReturnType<typeof parseReferences> = []
  try {
    pieces = parseReferences(text, pointer)
  } catch (error) {
    if (!isPlatenError(error)) throw error
    yield { pointer, code: error.code, detail: error.message }
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') continue
    const target = findInScope(scope, piece.layer)
    if (target?.layer.kind === 'text') found.add(target)
    else
      yield { pointer, code: 'unknown_reference', detail: describeMiss(piece.layer, target, scope) }
  }
}

function describeMiss(name: string, target: LayerNode | undefined, scope: Scope): string {
  const reference = quote(`{${name}}`)
  return target === undefined
    ? `${reference} refers to a layer that does not exist here.${didYouMean(name, listNames(scope))}`
    : `${reference} refers to a layer of kind "${target.layer.kind}"; only text layers have a text.`
}

function* listStrings({ layer, at }: LayerNode): Iterable<TemplateString> {
  for (const { property, own, chain } of listWords(layer)) {
    yield* listTexts(own, [...at, property])
    for (const [index, text] of chain.entries()) {
      yield* listTexts(text, [...at, 'fallback', property, index])
    }
  }
  for (const { keys, spans } of listRichTexts(layer)) yield* listSpans(spans, [...at, ...keys])
}

function* listSpans(
  spans: readonly TextSpan[],
  at: readonly (string | number)[],
): Iterable<TemplateString> {
  for (const [index, { text }] of spans.entries()) yield { text, at: [...at, index, 'text'] }
}

function* listTexts(
  text: string | readonly string[] | undefined,
  at: TemplateString['at'],
): Iterable<TemplateString> {
  if (typeof text === 'string') yield { text, at }
  else
    for (const [index, variant] of (text ?? []).entries())
      yield { text: variant, at: [...at, index] }
}

/** What is said of a layer beside its text. */
function* listRemarks({ layer, at }: LayerNode): Iterable<TemplateString> {
  for (const name of ['link', 'alt'] as const) {
    const text = layer[name]
    if (text !== undefined) yield { text, at: [...at, name] }
    for (const [index, other] of (layer.fallback?.[name] ?? []).entries()) {
      yield { text: other, at: [...at, 'fallback', name, index] }
    }
  }
}

/**
 * The layers of one cycle, in order; `undefined` when there is none.
 *
 * Layers that lead nowhere are struck off until only cycles and the ways into them are left.
 */
function findCycle(
  targets: ReadonlyMap<LayerNode, ReadonlySet<LayerNode>>,
): readonly LayerNode[] | undefined {
  const open = new Map([...targets].map(([node, found]) => [node, found.size]))
  const sources = new Map<LayerNode, LayerNode[]>()
  for (const [node, found] of targets) {
    for (const target of found) sources.set(target, [...(sources.get(target) ?? []), node])
  }
  const settled = [...sources.keys()].filter((node) => !open.has(node))
  for (let node = settled.pop(); node !== undefined; node = settled.pop()) {
    for (const source of sources.get(node) ?? []) {
      const left = (open.get(source) ?? 0) - 1
      open.set(source, left)
      if (left > 0) continue
      open.delete(source)
      settled.push(source)
    }
  }
  return followUntilSeen(open, targets)
}

function followUntilSeen(
  open: ReadonlyMap<LayerNode, number>,
  targets: ReadonlyMap<LayerNode, ReadonlySet<LayerNode>>,
): readonly LayerNode[] | undefined {
  const path: LayerNode[] = []
  let [node] = open.keys()
  while (node !== undefined && !path.includes(node)) {
    path.push(node)
    node = [...(targets.get(node) ?? [])].find((target) => open.has(target))
  }
  return node === undefined ? undefined : path.slice(path.indexOf(node))
}

function describeCycle(cycle: readonly LayerNode[]): ErrorDetail {
  const names = [...cycle, ...cycle.slice(0, 1)].map(({ layer }) => quote(layer.name ?? ''))
  return {
    pointer: jsonPointer([...(cycle[0]?.at ?? []), 'text']),
    code: 'reference_cycle',
    detail: `The texts refer to each other in a circle: ${names.join(' → ')}.`,
  }
}
