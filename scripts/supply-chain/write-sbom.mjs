// Writes out/sbom.cdx.json, a bill of materials of the published packages in CycloneDX 1.6, and
// validates it against the schema. Equal lockfiles give equal files. Needs no network.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { findProductionPackages, root } from './production-packages.mjs'

const packages = findProductionPackages()

/** https://github.com/package-url/purl-spec: the `@` of a scope is encoded. */
const toPurl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`

/** Subresource integrity is base64, CycloneDX wants hexadecimal. */
function toHash(integrity) {
  const [algorithm, digest] = integrity.split('-', 2)
  return {
    alg: algorithm.replace('sha', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  }
}

const refs = new Map(packages.map(({ key, name, version }) => [key, toPurl(name, version)]))

const components = packages.map(({ key, name, version, licence, integrity }) => ({
  type: 'library',
  'bom-ref': refs.get(key),
  name,
  version,
  purl: refs.get(key),
  licenses: [/[ (]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
  ...(integrity === undefined ? {} : { hashes: [toHash(integrity)] }),
}))

const bom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': 'platen', name: 'platen-monorepo' } },
  components,
  dependencies: [
    {
      ref: 'platen',
      dependsOn: packages.filter(({ isOwn }) => isOwn).map(({ key }) => refs.get(key)),
    },
    ...packages.map(({ key, dependsOn }) => ({
      ref: refs.get(key),
      dependsOn: [...new Set(dependsOn.map((dependency) => refs.get(dependency)))].sort(),
    })),
  ],
}

const text = `${JSON.stringify(bom, null, 2)}\n`
const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)
if (faults !== null) throw new Error(`The bill is not valid: ${JSON.stringify(faults)}`)
mkdirSync(join(root, 'out'), { recursive: true })
writeFileSync(join(root, 'out/sbom.cdx.json'), text)
console.log(`out/sbom.cdx.json: ${components.length} components, valid CycloneDX 1.6`)
