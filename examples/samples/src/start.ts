import { createPreviewServer } from './preview-server.ts'
import { OUT, renderSamples } from './render-samples.ts'
import { createSamplePlaten, readSamples } from './samples.ts'

const port = Number(process.env['PORT'] ?? 3000)
const platen = createSamplePlaten()
const samples = await readSamples()
await renderSamples(platen, samples, OUT)

const server = createPreviewServer({ platen, samples })
server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE'
  console.error(taken ? `Port ${port} is taken: set PORT to another.` : error.message)
  process.exitCode = 1
})
server.listen(port, '127.0.0.1', () => {
  console.log(`\nThe samples are in out/. Change them while you look: http://127.0.0.1:${port}/`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => platen.close())
    server.closeIdleConnections()
  })
}
