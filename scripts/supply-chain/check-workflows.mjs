// Fails for a workflow that runs what may change under it, or that may do more than each job says.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './production-packages.mjs'

const FOLDER = join(root, '.github/workflows')

/** A tag can be moved to another commit, a commit cannot be changed. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/

/** Who may sign in the name of this repository: file and job. */
const MAY_SIGN = 'publish.yml publish'

const faults = readdirSync(FOLDER).flatMap((file) => {
  const { permissions, jobs } = parse(readFileSync(join(FOLDER, file), 'utf8'))
  const isClosed = permissions !== undefined && Object.keys(permissions).length === 0
  return [
    ...(isClosed ? [] : [`${file}: give "permissions: {}", and each job its own`]),
    ...Object.entries(jobs).flatMap(([name, job]) => findFaultsOfJob(`${file} ${name}`, job)),
  ]
})

function findFaultsOfJob(name, { steps, permissions }) {
  const loose = steps.map(({ uses }) => uses).filter((uses) => uses && !PINNED.test(uses))
  const signs = permissions?.['id-token'] !== undefined && name !== MAY_SIGN
  return [
    ...loose.map((uses) => `${name}: ${uses} is not pinned to a commit`),
    ...(typeof permissions !== 'object' ? [`${name}: it has no permissions of its own`] : []),
    ...(signs ? [`${name}: it may not sign`] : []),
  ]
}

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log('workflows run pinned actions only, with permissions of their own')
