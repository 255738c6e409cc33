/** The line of packages/core/src: a folder imports only from those to its left. docs/architecture.md follows it. */
const order = [
  'foundation',
  'model',
  'ports',
  'memory',
  'auth',
  'template',
  'overrides',
  'sandbox',
  'assets',
  'text',
  'layout',
  'paint',
  'encode',
  'render',
  'http',
]

const looksLeft = order.slice(0, -1).map((layer, index) => ({
  name: `${layer}-looks-left-only`,
  severity: 'error',
  from: { path: `^packages/core/src/${layer}/` },
  to: { path: `^packages/core/src/(${order.slice(index + 1).join('|')})/` },
}))

const notBut = (allowed) => `^packages/core/src/(?!(?:${allowed.join('|')}))`

module.exports = {
  forbidden: [
    ...looksLeft,
    {
      name: 'the-root-is-not-imported',
      comment: 'create-platen.ts and index.ts are the end of the line.',
      severity: 'error',
      from: { path: '^packages/core/src/[a-z]+/' },
      to: { path: '^packages/core/src/[^/]+\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'auth-is-an-island',
      severity: 'error',
      from: { path: '^packages/core/src/auth/' },
      to: { path: notBut(['auth/', 'foundation/', 'model/', 'ports/']) },
    },
    {
      name: 'encode-sees-the-display-list-only',
      severity: 'error',
      from: { path: '^packages/core/src/encode/' },
      to: { path: notBut(['encode/', 'foundation/', 'sandbox/', 'paint/']) },
    },
    {
      name: 'stores-see-ports-only',
      severity: 'error',
      from: { path: '^packages/(sql|redis|s3|queue)/src/' },
      to: { path: notBut(['ports/', 'model/', 'foundation/']) },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '/src/' },
      to: { path: '/test/' },
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|kernels/.*\\.as\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@platen/source', 'import', 'types', 'node', 'default'],
    },
  },
}
