import { parseArgs } from 'node:util'
import { runSoak } from './soak/run-soak.ts'

/** What may grow with each render before something must be leaking. */
const MOST_BYTES_PER_RENDER = 500

const { values } = parseArgs({
  options: {
    renders: { type: 'string', default: '20000' },
    templates: { type: 'string', default: '200' },
  },
})

const renders = Number(values.renders)
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
const report = await runSoak({
  renders,
  templates: Number(values.templates),
  every: Math.max(1, Math.floor(renders / 20)),
  onSample: (sample) =>
    console.log(
      `${sample.renders} renders: ${megabytes(sample.usedBytes)} MB in use, ${megabytes(sample.rssBytes)} MB resident`,
    ),
})
const { usedBytesPerRender, rssBytesPerRender } = report
console.log(
  `In the second half ${usedBytesPerRender.toFixed(0)} bytes a render in use, ${rssBytesPerRender.toFixed(0)} resident.`,
)
if (usedBytesPerRender > MOST_BYTES_PER_RENDER) {
  console.error(`More than ${MOST_BYTES_PER_RENDER} bytes of each render stay in use.`)
  process.exitCode = 1
}
