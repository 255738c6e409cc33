// Ends under its first job, whatever that is.
import { parentPort } from 'node:worker_threads'

parentPort.on('message', () => process.exit(3))
parentPort.postMessage({ type: 'ready' })
