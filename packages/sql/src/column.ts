/** How a value is kept: SQLite has no booleans, and no lists or objects but as JSON text. */
interface KeptAs {
  readonly text: string
  readonly number: number
  readonly flag: number
  readonly bytes: Uint8Array
  readonly json: string
}

type Kind = keyof KeptAs

/** A column of a table. Where it is optional, `undefined` is kept as NULL. */
export interface Column<
  Name extends string = string,
  Of extends Kind = Kind,
  Optional extends boolean = boolean,
> {
  readonly name: Name
  readonly kind: Of
  readonly isOptional: Optional
}

/** The column that a property of this type needs. */
export type ColumnFor<Value> = Column<
  string,
  KindFor<Exclude<Value, undefined>>,
  undefined extends Value ? true : false
>

type KindFor<Value> = [Value] extends [string]
  ? 'text'
  : [Value] extends [number]
    ? 'number'
    : [Value] extends [boolean]
      ? 'flag'
      : [Value] extends [Uint8Array]
        ? 'bytes'
        : 'json'

/** What the database gives for a column. */
export type KeptBy<Of extends Column> =
  | KeptAs[Of['kind']]
  | (Of['isOptional'] extends true ? null : never)

const column =
  <Of extends Kind>(kind: Of) =>
  <Name extends string>(name: Name): Column<Name, Of, false> => ({ name, kind, isOptional: false })

const optional =
  <Of extends Kind>(kind: Of) =>
  <Name extends string>(name: Name): Column<Name, Of, true> => ({ name, kind, isOptional: true })

export const text = column('text')
export const optionalText = optional('text')
export const number = column('number')
export const optionalNumber = optional('number')
export const flag = column('flag')
export const bytes = column('bytes')
export const json = column('json')
export const optionalJson = optional('json')

const KEEP = {
  text: (value) => value,
  number: (value) => value,
  flag: (value) => (value === true ? 1 : 0),
  bytes: (value) => value,
  json: (value) => JSON.stringify(value),
} satisfies Record<Kind, (value: unknown) => unknown>

const GIVE = {
  text: (kept) => kept,
  number: (kept) => kept,
  flag: (kept) => kept !== 0,
  // Plain bytes: what was given need not have been a Buffer either.
  bytes: (kept) =>
    Buffer.isBuffer(kept) ? new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength) : kept,
  json: (kept) => JSON.parse(String(kept)),
} satisfies Record<Kind, (kept: unknown) => unknown>

export function keepValue({ kind }: Column, value: unknown): unknown {
  return value === undefined ? null : KEEP[kind](value)
}

export function giveValue({ kind }: Column, kept: unknown): unknown {
  return kept === null || kept === undefined ? undefined : GIVE[kind](kept)
}
