import { PlatenError } from './errors.ts'

/** More numbers than any drawn outline has; stops a path that is costly to hold and to fill. */
const MAX_NUMBERS = 100_000
/** Keeps later arithmetic far from infinity. */
const MAX_NUMBER = 1e9

const SPACE = /[\t\n\f\r ]*/y
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const NUMBER_START = /[\d.+-]/

/** Reads the tokens of SVG path data one after the other; never goes back. */
export class PathDataReader {
  readonly #text: string
  #offset = 0
  /** Where the token that was read last begins. */
  #tokenOffset = 0
  #count = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next character, to be looked up among the commands; `undefined` at the end. */
  readCommand(): string | undefined {
    this.#skip(SPACE)
    this.#tokenOffset = this.#offset
    if (this.#offset >= this.#text.length) return undefined
    return this.#text[this.#offset++]
  }

  /** Whether the last command goes on with another set of arguments; skips what parts the two. */
  hasArguments(): boolean {
    this.#skip(SPACE)
    if (this.#text[this.#offset] === ',') return true
    return NUMBER_START.test(this.#text[this.#offset] ?? '')
  }

  /** Reads one argument for each letter of `shape`: `n` a number, `f` a flag. */
  readArguments(shape: string): number[] {
    const values: number[] = []
    for (const type of shape) {
      this.#skipSeparator()
      values.push(type === 'f' ? this.#readFlag() : this.#readNumber())
    }
    return values
  }

  /** The error that names the token read last. */
  unexpected(wanted: string): PlatenError {
    const found = this.#text.codePointAt(this.#tokenOffset)
    const what = found === undefined ? 'ends' : `has "${String.fromCodePoint(found)}"`
    return new PlatenError(
      'invalid_value',
      `The path data ${what} at offset ${this.#tokenOffset}, where ${wanted} is expected.`,
    )
  }

  #readNumber(): number {
    this.#count += 1
    if (this.#count > MAX_NUMBERS) {
      const most = MAX_NUMBERS.toLocaleString('en')
      throw new PlatenError(
        'invalid_value',
        `The path data has more than ${most} numbers at offset ${this.#offset}; at most ${most} are drawn.`,
      )
    }
    const value = Number(this.#skip(NUMBER) || Number.NaN)
    if (Number.isNaN(value)) throw this.unexpected('a number')
    if (Math.abs(value) > MAX_NUMBER) throw this.unexpected('a number between -1e9 and 1e9')
    return value
  }

  #readFlag(): number {
    this.#tokenOffset = this.#offset
    const flag = this.#text[this.#offset]
    if (flag !== '0' && flag !== '1') throw this.unexpected('a flag, "0" or "1",')
    this.#offset += 1
    return Number(flag)
  }

  /** White space with at most one comma, which may not stand right behind a command. */
  #skipSeparator(): void {
    const afterCommand = this.#offset === this.#tokenOffset + 1 && this.#isLetter(this.#tokenOffset)
    this.#skip(SPACE)
    if (this.#text[this.#offset] !== ',') return
    this.#tokenOffset = this.#offset
    if (afterCommand) throw this.unexpected('a number')
    this.#offset += 1
    this.#skip(SPACE)
  }

  #isLetter(offset: number): boolean {
    return /[a-z]/i.test(this.#text[offset] ?? '')
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#offset
    const found = pattern.exec(this.#text)?.[0] ?? ''
    if (pattern === NUMBER) this.#tokenOffset = this.#offset
    this.#offset += found.length
    return found
  }
}
