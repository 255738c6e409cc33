import { SILENT_LOGGER } from '../../src/foundation/logger.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'

/** One for all tests of a file; its processes end with that of the tests. */
export const SANDBOX = createSandbox({ logger: SILENT_LOGGER })
