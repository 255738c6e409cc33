// Runs a render thread from TypeScript sources, as vitest runs the tests themselves.
import { register } from 'tsx/esm/api'

register()
await import('../../../../src/render/pool/render-thread.ts')
