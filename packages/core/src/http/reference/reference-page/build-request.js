import { findAll } from './elements.js'

/** All addresses of the API begin with it: this page is at `docs` below it. */
const BASE = new URL('.', location.href)

/** GET keys stand in addresses, and nowhere else. */
const URL_KEY = /^rs_get_/

/**
 * Builds the request that a form describes, for `fetch`.
 *
 * @param key What stands in the key box; it goes into this request and nowhere else.
 */
export function buildRequest(form, key) {
  const { method, path, urlKey } = form.dataset
  const fields = findAll('[data-in]', form)
  const headers = new Headers()
  const url = new URL(`.${fillPath(path, fields)}`, BASE)
  url.search = buildQuery(fields)
  if (key !== '' && urlKey === 'true' && URL_KEY.test(key)) url.searchParams.append('apiKey', key)
  else if (key !== '') headers.set('Authorization', `Bearer ${key}`)
  for (const { name, value } of fieldsIn(fields, 'header'))
    if (value !== '') headers.set(name, value)
  const body = buildBody(fields, headers)
  return { url, init: { method, headers, body, credentials: 'same-origin', redirect: 'manual' } }
}

function fieldsIn(fields, place) {
  return fields.filter((field) => field.dataset.in === place)
}

function fillPath(path, fields) {
  return fieldsIn(fields, 'path').reduce(
    (filled, { name, value }) => filled.replace(`{${name}}`, () => encodeURIComponent(value)),
    path,
  )
}

/** Commas between the items of a list stay bare: an encoded one would be part of an item. */
function buildQuery(fields) {
  const encode = (name, value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  return fieldsIn(fields, 'query')
    .filter(({ value }) => value !== '')
    .flatMap(({ name, value, dataset }) => {
      if (dataset.pairs) return readPairs(value).map(([left, right]) => encode(left, right))
      if (dataset.list) return encode(name, value).replaceAll('%2C', ',')
      return encode(name, value)
    })
    .join('&')
}

/** One `name=value` a line. */
function readPairs(text) {
  return text
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1)])
}

function buildBody(fields, headers) {
  const [file] = fieldsIn(fields, 'file').flatMap(({ files }) => [...files])
  if (file !== undefined) {
    headers.set('Content-Type', file.type || 'application/octet-stream')
    return file
  }
  const [body] = fieldsIn(fields, 'body')
  if (body === undefined || body.value.trim() === '') return undefined
  headers.set('Content-Type', 'application/json')
  return body.value
}
