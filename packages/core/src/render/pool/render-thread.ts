/**
 * What a render thread runs; started by `createRenderPool`, never imported by other code.
 *
 * @module
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createLocalLine } from '../create-local-line.ts'
import { createJobDesk } from './job-desk.ts'
import { createSourceAsker } from './source-asker.ts'
import type { MessageFromThread, MessageToThread } from './thread-message.ts'
import { type ThreadSetup, toFontSource } from './thread-setup.ts'

function startThread(port: MessagePort, setup: ThreadSetup): void {
  const { limits, caches, files, hasAssets, hasNetwork } = setup
  const post = (message: MessageFromThread, moved: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...moved])
  const asker = createSourceAsker(post)
  const line = createLocalLine({
    limits,
    caches,
    files,
    fonts: setup.fonts.map((font, index) => toFontSource(font, index, asker.readFont)),
    assets: hasAssets ? asker.assets : undefined,
    network: hasNetwork ? undefined : false,
    networkReader: asker.network,
    sandbox: asker.sandbox,
  })
  const desk = createJobDesk({ line, limits, post })
  port.on('message', (message: MessageToThread) => {
    switch (message.type) {
      case 'job':
        desk.take(message)
        break
      case 'abort':
        desk.abort(message.job)
        break
      case 'ungroup':
        desk.forgetGroup(message.group)
        break
      case 'answer':
        asker.accept(message.question, message.answer)
        break
      case 'refusal':
        asker.refuse(message.question, message.error)
        break
    }
  })
  post({ type: 'ready' })
}

if (parentPort === null) throw new TypeError('A render thread is started by createRenderPool.')
startThread(parentPort, workerData as ThreadSetup)
