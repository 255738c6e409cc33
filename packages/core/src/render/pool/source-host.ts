import { PlatenError } from '../../foundation/errors.ts'
import type { LocalLineOptions } from '../create-local-line.ts'
import { toMovableBytes } from './movable-bytes.ts'
import type { SourceAnswer, SourceAnswers, SourceQuestion } from './source-question.ts'

/** Reads and has drawn, in the host's thread, what render threads ask for. */
export interface SourceHost {
  /**
   * @returns Bytes in memory of their own, which may be given away.
   * @throws What the store, the network, the font's function or the sandbox throws; or the signal's reason.
   */
  answer(question: SourceQuestion, signal: AbortSignal): Promise<SourceAnswer>
}

type HostOptions = Pick<LocalLineOptions, 'assets' | 'networkReader' | 'fonts' | 'sandbox'>

type Answerers = {
  readonly [Kind in SourceQuestion['kind']]: (
    question: Extract<SourceQuestion, { readonly kind: Kind }>,
    signal: AbortSignal,
  ) => Promise<SourceAnswers[Kind]>
}

export function createSourceHost(options: HostOptions): SourceHost {
  const { assets, networkReader, fonts, sandbox } = options
  const answerers: Answerers = {
    asset: async ({ orgId, id }, signal) => {
      const found = await assets?.find(orgId, id, signal)
      return found && { digest: found.digest, sizeBytes: found.sizeBytes }
    },
    'asset-content': async ({ orgId, id }, signal) => {
      const found = await assets?.readContent(orgId, id, signal)
      // A copy: the store may hand out what it keeps.
      return found && new Uint8Array(found.bytes)
    },
    fetch: async ({ url, ...request }, signal) => {
      if (networkReader === undefined) {
        throw new PlatenError('source_scheme', 'Nothing is fetched here.')
      }
      // A copy: the reader keeps its own for others.
      return new Uint8Array(await networkReader.read(new URL(url), { ...request, signal }))
    },
    font: async ({ index }) => {
      const font = fonts[index]
      if (font === undefined || !('load' in font)) throw new RangeError(`No such font: ${index}.`)
      return new Uint8Array(await font.load())
    },
    drawing: async ({ drawing }, signal) => toMovableBytes(await sandbox.drawSvg(drawing, signal)),
  }
  return { answer: (question, signal) => answerWith(answerers, question, signal) }
}

function answerWith<Kind extends SourceQuestion['kind']>(
  answerers: Answerers,
  question: Extract<SourceQuestion, { readonly kind: Kind }>,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const answer: Answerers[Kind] = answerers[question.kind as Kind]
  return answer(question, signal)
}
