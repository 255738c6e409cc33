// Asks for the first font when it has a job, and then hears nothing more.
import { parentPort } from 'node:worker_threads'

parentPort.on('message', () => {
  parentPort.postMessage({ type: 'question', question: 1, of: { kind: 'font', index: 0 } })
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
parentPort.postMessage({ type: 'ready' })
