import type { JsonValue } from '../../ports/json.ts'
import type { SampleParameter } from '../samples/sample-request.ts'

const DOCUMENT = {
  canvas: { width: 1200, height: 630, background: '#0f172a' },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: true,
      text: 'Hello World',
      left: 80,
      top: 80,
      width: 1040,
      fontSize: 96,
      fill: '#ffffff',
    },
  ],
} as const satisfies JsonValue

const ORDER = {
  template: 'social-card',
  layers: { title: { text: 'Hello World' } },
} as const satisfies JsonValue

/** By operation: bodies that show what a route is for, where one made of its schema would not. */
export const REQUEST_EXAMPLES: Readonly<Record<string, JsonValue>> = {
  renderSync: ORDER,
  createRender: { ...ORDER, format: 'png', metadata: { post: 42 } },
  createRenderBatch: {
    renders: [ORDER, { ...ORDER, layers: { title: { text: 'Another one' } } }],
  },
  validateRender: ORDER,
  previewRender: { document: DOCUMENT, layers: ORDER.layers },
  createTemplate: { name: 'Social card', slug: 'social-card', document: DOCUMENT },
  replaceTemplate: { document: DOCUMENT },
  saveTemplateDraft: { document: DOCUMENT },
  renameTemplate: { name: 'Social card', slug: 'social-card' },
  createApiKey: { name: 'Blog Image Embed', type: 'get', allowedHosts: ['example.com'] },
  duplicateTemplate: { name: 'Social card, dark', slug: 'social-card-dark' },
  changeMemberRole: { role: 'admin' },
  updateSettings: { keysMayManageKeys: false },
  updateApiKey: { name: 'Production Server', ipAllow: ['203.0.113.0/24'] },
  rotateApiKey: { graceSeconds: 3600 },
  replaceAllowedHosts: { hosts: ['example.com', '*.example.com', 'localhost:3000'] },
  createSession: { token: 'the token of this instance' },
  testAllowedHosts: { referer: 'https://example.com/blog/' },
}

/** Queries of samples, by operation. */
export const SAMPLE_QUERIES: Readonly<Record<string, readonly SampleParameter[]>> = {
  listApiKeys: [
    ['type', ['master', 'get']],
    ['limit', '20'],
  ],
  renderUrl: [
    ['apiKey', 'rs_get_...'],
    ['template', 'social-card'],
    ['title.text', 'Hello World'],
  ],
}
