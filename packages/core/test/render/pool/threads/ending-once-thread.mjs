// Ends under the first job of all threads that share a folder, then is a render thread like any other.
import { mkdirSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

const isFirst = mkdirSync(`${workerData.files.root}/ended`, { recursive: true }) !== undefined
await import(isFirst ? './ending-thread.mjs' : './source-thread.mjs')
parentPort.ref()
