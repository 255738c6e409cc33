import type { CommonProperties } from '../../src/model/common-properties.ts'
import type { LayerKind } from '../../src/model/layer.ts'
import type { OverrideByKind } from '../../src/model/override-rules.ts'

/** One property in a picture: a cell for each value, and the layer of the last in words beside it. */
export interface GalleryEntry {
  /** Up to three; `undefined` leaves the property out. */
  readonly values: readonly unknown[]
  /** What the layer needs beside the plain one of its kind for the property to be seen. */
  readonly base?: Readonly<Record<string, unknown>>
  /** Properties of the plain layer that would hide it. */
  readonly without?: readonly string[]
  /** The layer is a child of a row with a sibling. */
  readonly inRow?: boolean
  /** Drawn below it, for what is seen through. */
  readonly on?: Readonly<Record<string, unknown>>
}

/** Why a property has no picture of its own. */
export interface Unpictured {
  readonly reason: string
}

export type GalleryRow = GalleryEntry | Unpictured

type CommonName = keyof CommonProperties

/**
 * One row for every property of a kind that other kinds do not share; one that they share may have
 * another row where it means something else.
 */
export type EntriesOf<Kind extends LayerKind> = {
  readonly [Name in keyof Omit<OverrideByKind[Kind], CommonName>]-?: GalleryRow
} & { readonly [Name in CommonName]?: GalleryRow }

export type CommonEntries = { readonly [Name in CommonName]-?: GalleryRow }
