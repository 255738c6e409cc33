import type { NetworkReader } from '../../assets/network-reader.ts'
import type { AssetReader } from '../../assets/source-bytes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { fromPortableError, type PortableError } from './portable-error.ts'
import type { SourceAnswer, SourceAnswers, SourceQuestion } from './source-question.ts'
import type { MessageFromThread } from './thread-message.ts'

/** In a render thread: has sources read, and SVG drawn, by the main thread. */
export interface SourceAsker {
  readonly assets: AssetReader
  readonly network: NetworkReader
  readonly sandbox: Sandbox
  readFont(index: number): Promise<Uint8Array>
  /** What the main thread said to a question. */
  accept(question: number, answer: SourceAnswer): void
  refuse(question: number, error: PortableError): void
}

interface Asked {
  readonly accept: (answer: SourceAnswer) => void
  readonly refuse: (error: unknown) => void
}

export function createSourceAsker(post: (message: MessageFromThread) => void): SourceAsker {
  const asked = new Map<number, Asked>()
  let last = 0

  const ask = async <Kind extends SourceQuestion['kind']>(
    of: Extract<SourceQuestion, { readonly kind: Kind }>,
    signal?: AbortSignal,
  ): Promise<SourceAnswers[Kind]> => {
    signal?.throwIfAborted()
    last += 1
    const question = last
    let onAbort = () => {}
    const answered = new Promise<SourceAnswer>((accept, refuse) => {
      asked.set(question, { accept, refuse })
      onAbort = () => {
        post({ type: 'withdrawal', question })
        refuse(signal?.reason)
      }
    })
    signal?.addEventListener('abort', onAbort, { once: true })
    post({ type: 'question', question, of })
    try {
      // The main thread answers each kind of question with its kind of answer.
      return (await answered) as SourceAnswers[Kind]
    } finally {
      asked.delete(question)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  return {
    assets: {
      find: (orgId, id, signal) => ask({ kind: 'asset', orgId, id }, signal),
      readContent: async (orgId, id, signal) => {
        const bytes = await ask({ kind: 'asset-content', orgId, id }, signal)
        return bytes && { bytes }
      },
    },
    network: {
      read: ({ href }, { orgId, maxBytes, places, signal }) =>
        ask({ kind: 'fetch', orgId, url: href, maxBytes, places }, signal),
      // The sockets are those of the main thread.
      close: async () => undefined,
    },
    sandbox: {
      drawSvg: (drawing, signal) => ask({ kind: 'drawing', drawing }, signal),
      // The processes are those of the main thread.
      close: async () => undefined,
    },
    readFont: (index) => ask({ kind: 'font', index }),
    accept: (question, answer) => asked.get(question)?.accept(answer),
    refuse: (question, error) => asked.get(question)?.refuse(fromPortableError(error)),
  }
}
