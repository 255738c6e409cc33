import type { Matrix } from '../../foundation/matrix.ts'
import type { ContentStream } from './content-stream.ts'
import type { PdfReference } from './pdf-file.ts'
import type { PdfResources } from './pdf-resources.ts'

/** Where commands are written. */
export interface CommandPlace {
  readonly content: ContentStream
  readonly resources: PdfResources
  /** From px to the units of the content. */
  readonly matrix: Matrix
  /** The page whose structure the content is part of; absent: whoever uses the content has the words. */
  readonly page: PdfReference | undefined
}
