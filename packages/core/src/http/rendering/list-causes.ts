import type { PlatenError } from '../../foundation/errors.ts'
import type { RenderRecord } from '../../ports/render-record.ts'
import type { FontReceipt, Receipt, SourceReceipt } from '../../render/receipt.ts'
import { readEngine } from './engine-build.ts'

/** Something that is no longer what it was when a render was made. */
export interface VerificationCause {
  readonly kind: 'engine' | 'template' | 'asset' | 'font' | 'refused'
  /** A sentence that names what changed, and how. */
  readonly detail: string
}

/** What a render was drawn with this time. */
export interface PresentRender {
  /** Of the document. */
  readonly digest: string
  /** Undefined when nothing was drawn. */
  readonly receipt: Receipt | undefined
  /** Why an output was not drawn. */
  readonly refusal: PlatenError | undefined
}

/** What has changed since a render was made, as far as the history tells. */
export function listCauses(record: RenderRecord, now: PresentRender): readonly VerificationCause[] {
  return [
    ...listEngineCauses(record),
    ...(record.templateDigest === now.digest ? [] : [CHANGED_TEMPLATE]),
    ...(now.refusal === undefined ? [] : [toCause(now.refusal)]),
    ...(now.receipt === undefined ? [] : listInputCauses(record, now.receipt)),
  ]
}

const CHANGED_TEMPLATE: VerificationCause = {
  kind: 'template',
  detail: 'The document of the template is another one.',
}

/** A source that cannot be had any more has a code of its own. */
function toCause({ code, message }: PlatenError): VerificationCause {
  return { kind: /^(source|asset)_/.test(code) ? 'asset' : 'refused', detail: message }
}

function* listEngineCauses({ outputs }: RenderRecord): Generator<VerificationCause> {
  const [then, now] = [outputs[0]?.engine, readEngine()]
  if (then === undefined) return
  for (const name of new Set([...Object.keys(then), ...Object.keys(now)])) {
    const [old, fresh] = [then[name] ?? 'none', now[name] ?? 'none']
    if (old !== fresh) yield { kind: 'engine', detail: `${name} was ${old} and is ${fresh}.` }
  }
}

function listInputCauses(
  { receiptJson }: RenderRecord,
  now: Receipt,
): readonly VerificationCause[] {
  if (receiptJson === undefined) return []
  const then = JSON.parse(receiptJson) as Partial<Receipt>
  // Rows from before these were kept cannot be compared.
  if (then.sources === undefined) return []
  return [
    ...compare({
      kind: 'asset',
      before: groupSources(then.sources),
      after: groupSources(now.sources),
    }),
    ...compare({
      kind: 'font',
      before: new Map((then.fonts ?? []).map(toFontEntry)),
      after: new Map(now.fonts.map(toFontEntry)),
    }),
  ]
}

function toFontEntry({ family, weight, style, digests }: FontReceipt): readonly [string, string] {
  return [`${family} ${weight} ${style}`, digests.join()]
}

/** Pages may show other pictures in a layer of the same path. */
function groupSources(sources: readonly SourceReceipt[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const { of, digest } of sources) groups.set(of, `${groups.get(of) ?? ''}${digest},`)
  return groups
}

interface ComparedInputs {
  readonly kind: 'asset' | 'font'
  /** Name to digest. */
  readonly before: ReadonlyMap<string, string>
  readonly after: ReadonlyMap<string, string>
}

const WORDS = { asset: 'The picture of', font: 'The font' } as const

function* compare({ kind, before, after }: ComparedInputs): Generator<VerificationCause> {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) === after.get(name)) continue
    const what = `${WORDS[kind]} ${name}`
    if (!after.has(name)) yield { kind, detail: `${what} is not used any more.` }
    else if (!before.has(name)) yield { kind, detail: `${what} was not used then.` }
    else yield { kind, detail: `${what} is another file.` }
  }
}
