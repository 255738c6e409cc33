import { PlatenError } from '../../foundation/errors.ts'

/** Characters of one SVG; well below the longest string that V8 can hold. */
const MAX_CHARACTERS = 256_000_000

/**
 * Collects the markup of one SVG: the body in order, and definitions that it refers to by id.
 *
 * Ids start with `prefix`, so that several of our SVGs can stand in one HTML page.
 */
export class SvgDocument {
  readonly #prefix: string
  readonly #ids = new Map<string, string>()
  readonly #definitions: string[] = []
  readonly #body: string[] = []
  #characters = 0

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  get body(): string {
    return this.#body.join('')
  }

  get definitions(): string {
    return this.#definitions.join('')
  }

  add(markup: string): void {
    this.#count(markup.length)
    this.#body.push(markup)
  }

  /** The id of what `key` stands for; `write` is asked for its markup the first time only. */
  define(key: string, write: (id: string) => string): string {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.takeId(key)
    const markup = write(id)
    this.#count(markup.length)
    this.#definitions.push(markup)
    return id
  }

  /** An id for `key`, which the caller itself puts into the body. */
  takeId(key: string): string {
    const id = `${this.#prefix}-${this.#ids.size.toString(36)}`
    this.#ids.set(key, id)
    return id
  }

  /** Refuses what would make the SVG too long; call it before building something large. */
  assertRoom(characters: number): void {
    if (this.#characters + characters <= MAX_CHARACTERS) return
    throw new PlatenError(
      'output_too_large',
      `The SVG would be longer than ${MAX_CHARACTERS.toLocaleString('en')} characters; use smaller images or another format.`,
    )
  }

  #count(characters: number): void {
    this.assertRoom(characters)
    this.#characters += characters
  }
}
