/**
 * An answer in JSON: every field that the answer of some route has, and the items of lists. Which of
 * them there are is what a test knows of its route; what is not there reads as `undefined`.
 */
export type ReplyJson = ReplyFields & SomeOf<ReplyItem>

/** A list that a test has put something into. */
type SomeOf<Item> = readonly [Item, ...(readonly Item[])]

interface ReplyFields extends ReplyProblem, ReplyRender, ReplyTemplate, ReplyImage, ReplySchema {
  readonly apiKey: ReplyKey
  readonly key: string
  readonly userId: string
  readonly role: string
  readonly renders: SomeOf<ReplyRender>
  readonly counts: object
  readonly valid: boolean
  readonly problems: SomeOf<ReplyFault>
  readonly fileName: string
  /** Of Allowed Hosts. */
  readonly hosts: readonly string[]
  readonly warnings: readonly { readonly code: string }[]
  readonly refused: readonly object[]
  readonly allowed: boolean
  readonly summary: string
  /** Of the usage. */
  readonly total: { readonly render: number }
  readonly days: readonly object[]
}

/** Of the overrides of the templates that are asked for. */
interface ReplySchema {
  readonly anyOf: readonly [ReplySchema, ReplySchema]
  readonly items: ReplySchema
  readonly properties: Readonly<Record<'title' | 'text' | 'rows' | 'row', ReplySchema>>
  readonly $defs: { readonly text: ReplySchema }
  readonly additionalProperties: boolean
}

interface ReplyItem {
  readonly cursor: string
  readonly template: ReplyTemplate
  readonly version: { readonly version: number }
  readonly render: ReplyRender
  readonly apiKey: ReplyKey
  readonly auditLog: { readonly event: string; readonly metadata: object }
  readonly member: { readonly role: string }
}

interface ReplyProblem {
  readonly code: string
  readonly detail: string
  readonly errors: SomeOf<ReplyFault>
  readonly receipt: ReplyReceipt
}

interface ReplyFault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

interface ReplyReceipt {
  readonly layers: SomeOf<Readonly<Record<string, unknown>>>
  readonly hidden: readonly object[]
  readonly warnings: readonly string[]
  readonly missing: readonly string[]
}

interface ReplyRender {
  readonly id: string
  readonly status: string
  readonly hits: number
  readonly source: string
  readonly outputs: SomeOf<ReplyOutput>
  readonly error: object
}

interface ReplyOutput {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly format: string
  readonly bytes: number
  readonly url: string
}

/** What `receipt=1` gives in place of the file. */
interface ReplyImage {
  readonly render: ReplyRender
  readonly base64: string
  readonly mediaType: string
}

interface ReplyTemplate {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly version: number
  readonly currentVersion: number
  readonly revision: string
  readonly document: object
  readonly draft: object
}

interface ReplyKey {
  readonly id: string
  readonly name: string
  readonly createdBy: string
  readonly createdAt: string
  /** Of the key itself, to tell it by. */
  readonly start: string
  readonly templateIds: readonly string[]
}
