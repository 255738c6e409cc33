import type { CardContent } from '../card/card-content.ts'
import type { Encoding } from './encoding.ts'

/** One renderer under test, for one card: its fonts are loaded and the static images known. */
export interface Engine {
  render(content: CardContent, encoding: Encoding): Promise<Uint8Array>
  /** Ends what it has started outside its process. */
  close?(): Promise<void>
}
