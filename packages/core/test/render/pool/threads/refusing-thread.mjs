// Refuses every job, so that a test can tell who was asked.
import { parentPort } from 'node:worker_threads'

const refusal = {
  code: 'text_too_complex',
  pointer: '/layers/7',
  errors: [],
  receipt: { warnings: [] },
}
parentPort.on('message', ({ type, job }) => {
  if (type !== 'job') return
  const error = { name: 'PlatenError', message: 'Asked a thread.', facts: {}, refusal }
  parentPort.postMessage({ type: 'failed', job, error })
})
parentPort.postMessage({ type: 'ready' })
