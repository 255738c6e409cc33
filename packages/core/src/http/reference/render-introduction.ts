import { ACTIONS, type Action, KEY_TABLE, ROLE_TABLE } from '../../auth/permissions.ts'
import { KEY_TYPES, type KeyType } from '../../ports/api-key-record.ts'
import { ROLES } from '../../ports/organisation.ts'
import { listProblemKinds } from '../openapi/api-problems.ts'
import {
  KEY_CELL_NOTES,
  KEY_TYPE_LABELS,
  ROLE_CELL_NOTES,
  ROLE_LABELS,
} from '../openapi/describe-access.ts'
import type { OpenApiDocument } from '../openapi/open-api-document.ts'
import { type Html, html } from './html.ts'
import { renderProse } from './render-prose.ts'

/** Renders what holds for all operations; its tables are made of the constants that decide. */
export function renderIntroduction({ info, servers }: OpenApiDocument): Html {
  return html`<section class="introduction" id="introduction">
<h1>${info.title}</h1>
${renderProse(info.description)}
<p>All paths lie below <code class="base-url">${servers[0]?.url ?? ''}</code>. The <a href="openapi.json">OpenAPI document</a> has all that this page shows, for generating clients.</p>
</section>
<section class="introduction" id="authentication"><h2>Authentication</h2>
<p>Send a key as <code>Authorization: Bearer rs_live_…</code> or as <code>X-API-Key: rs_live_…</code>. GET keys stand in the URLs of images, as <code>apiKey</code> or <code>key</code>, and nowhere else. Two different credentials in one request are refused.</p>
<div class="table"><table><thead><tr><th>Type</th><th>Prefix</th><th>For</th></tr></thead><tbody>${KEY_TYPES.map(
    (type) =>
      html`<tr><td>${KEY_TYPE_LABELS[type]}</td><td><code>${type === 'get' ? 'rs_get_' : 'rs_live_'}</code></td><td>${KEY_USES[type]}</td></tr>`,
  )}</tbody></table></div>
</section>
<section class="introduction" id="permissions"><h2>Permissions</h2>
<p>A request may do what its key may do, what the role of the key’s creator may do now, and what the options of the key leave of it.</p>
${renderMatrix()}
</section>
<section class="introduction" id="errors"><h2>Errors</h2>
<p>Every refusal is <code>application/problem+json</code>. Its <code>type</code> ends in one of these words; its <code>code</code> says why, exactly.</p>
<div class="table"><table><thead><tr><th>Status</th><th>Type</th><th>Codes</th></tr></thead><tbody>${listProblemKinds().map(
    ({ status, slug, codes }) =>
      html`<tr><td>${status}</td><td><code>${slug}</code></td><td class="codes">${[...codes.keys()].map((code) => html`<code>${code}</code> `)}</td></tr>`,
  )}</tbody></table></div>
</section>
<section class="introduction" id="lists"><h2>Lists</h2>
<p>A list is an array of items with a <code>cursor</code> each, newest first. <code>limit</code> says how many are wanted; <code>cursor</code> asks for what comes after an item. The header <code>Link</code> with <code>rel="next"</code> is there only when more is. Filters take several values: <code>?type=master,get</code>.</p>
</section>`
}

const KEY_USES = {
  master: 'Servers that may do everything.',
  project: 'Servers that render certain templates.',
  read_only: 'Rendering and reading, without changing anything.',
  get: 'Images on public pages of allowed hosts.',
} as const satisfies Record<KeyType, string>

function renderMatrix(): Html {
  const heads = [
    ...KEY_TYPES.map((type) => KEY_TYPE_LABELS[type]),
    ...ROLES.map((role) => ROLE_LABELS[role]),
  ]
  return html`<div class="table matrix"><table>
<thead><tr><td></td><th colspan="${KEY_TYPES.length}" scope="colgroup">Keys</th><th colspan="${ROLES.length}" scope="colgroup">Roles</th></tr>
<tr><th scope="col">May</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${(Object.keys(ACTIONS) as Action[]).map(renderMatrixRow)}</tbody>
</table></div>`
}

function renderMatrixRow(action: Action): Html {
  return html`<tr><th scope="row">${ACTIONS[action]}</th>${KEY_TYPES.map((type) =>
    renderCell(KEY_CELL_NOTES[KEY_TABLE[action][type]]),
  )}${ROLES.map((role) => renderCell(ROLE_CELL_NOTES[ROLE_TABLE[action][role]]))}</tr>`
}

/** A tick, one with its condition behind it, or a dash. */
function renderCell(note: string | undefined): Html {
  if (note === undefined) return html`<td class="no"><span aria-label="no">–</span></td>`
  if (note === '') return html`<td class="yes"><span aria-label="yes">✓</span></td>`
  return html`<td class="partly"><span aria-label="yes">✓</span> <small>${note}</small></td>`
}
