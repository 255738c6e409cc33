const demo = 'demo'
const FORMATS = ['png', 'jpeg', 'webp', 'avif', 'svg']
/** Renders take milliseconds; this only keeps a fast typist from asking for useless ones. */
const PAUSE_MS = 80
const THUMBNAIL_WIDTH = 160
/** The key is good for pages of allowed hosts only, so the browser must say which page this is. */
const REFERRER_POLICY = 'strict-origin-when-cross-origin'

const byId = (id) => document.getElementById(id)
const form = byId('form')
let sample = demo.samples[0]
let format = 'png'
let shown = 0
let timer = 0

function buildAddress(parameters) {
  return `${demo.basePath}/render?${new URLSearchParams({ apiKey: demo.getKey, ...parameters })}`
}

function createImage(src, alt) {
  return Object.assign(new Image(), { referrerPolicy: REFERRER_POLICY, src, alt })
}

function buildField(field) {
  const label = document.createElement('label')
  label.className = field.input === 'checkbox' ? 'field check' : 'field'
  const name = document.createElement('span')
  name.className = 'label'
  name.textContent = field.label
  const input = document.createElement(field.input === 'multiline' ? 'textarea' : 'input')
  input.name = field.parameter
  if (field.input === 'checkbox') {
    input.type = 'checkbox'
    input.defaultChecked = field.value === 'true'
    label.append(input, name)
  } else {
    input.defaultValue = field.value
    label.append(name, input)
  }
  return label
}

function readChanges() {
  const changes = {}
  for (const field of sample.fields) {
    const input = form.elements.namedItem(field.parameter)
    const value = field.input === 'checkbox' ? String(input.checked) : input.value
    if (value !== field.value) changes[field.parameter] = value
  }
  return changes
}

function showCodes(url, alt) {
  byId('address').textContent = url
  byId('element').textContent =
    `<img src="${url.replaceAll('&', '&amp;')}" referrerpolicy="${REFERRER_POLICY}" alt="${alt}">`
  byId('curl').textContent =
    `curl --referer '${location.origin}/' -o ${sample.slug}.${format} '${url}'`
}

function describeLoading(url) {
  const timing = performance.getEntriesByName(url).at(-1)
  const size = `${sample.width} × ${sample.height}`
  if (timing === undefined || timing.encodedBodySize === 0) return size
  const kilobytes = Math.max(1, Math.round(timing.encodedBodySize / 1024)).toLocaleString()
  return `${size} · ${kilobytes} KB · here after ${Math.round(timing.duration)} ms`
}

/** An image element does not tell why it stays empty; the server does. */
async function findProblem(url) {
  try {
    const response = await fetch(url)
    return response.ok ? 'The picture cannot be shown.' : (await response.json()).detail
  } catch {
    return 'The server does not answer. Is it still running?'
  }
}

async function refresh() {
  const turn = ++shown
  const parameters = { template: sample.slug, ...(format === 'png' ? {} : { format }) }
  const url = location.origin + buildAddress({ ...parameters, ...readChanges() })
  const alt = `${sample.name}, drawn with the values of the form`
  showCodes(url, sample.name)
  const next = createImage(url, alt)
  next.id = 'picture'
  try {
    await next.decode()
    if (turn !== shown) return
    byId('picture').replaceWith(next)
    byId('facts').textContent = describeLoading(url)
    byId('problem').textContent = ''
  } catch {
    const problem = await findProblem(url)
    if (turn === shown) byId('problem').textContent = problem
  }
}

function choose(next) {
  sample = next
  for (const button of document.querySelectorAll('nav button')) {
    if (button.value === sample.slug) button.setAttribute('aria-current', 'true')
    else button.removeAttribute('aria-current')
  }
  byId('fields').replaceChildren(...sample.fields.map(buildField))
  history.replaceState(undefined, '', `#${sample.slug}`)
  void refresh()
}

for (const each of demo.samples) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    value: each.slug,
  })
  const scale = String(Math.round((100 * THUMBNAIL_WIDTH) / each.width) / 100)
  const picture = createImage(buildAddress({ template: each.slug, scale }), '')
  button.append(picture, Object.assign(document.createElement('span'), { textContent: each.name }))
  button.addEventListener('click', () => choose(each))
  document.querySelector('nav').append(button)
}
for (const each of FORMATS) {
  const label = document.createElement('label')
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'format',
    value: each,
    defaultChecked: each === format,
  })
  label.append(
    input,
    Object.assign(document.createElement('span'), { className: 'format', textContent: each }),
  )
  document.querySelector('.formats').append(label)
}
for (const button of document.querySelectorAll('[data-copies]')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(byId(button.dataset.copies).textContent)
    button.textContent = 'Copied'
    setTimeout(() => Object.assign(button, { textContent: 'Copy' }), 1200)
  })
}
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', () => setTimeout(refresh))
form.addEventListener('input', () => {
  format = new FormData(form).get('format') ?? format
  clearTimeout(timer)
  timer = setTimeout(refresh, PAUSE_MS)
})
choose(demo.samples.find((each) => `#${each.slug}` === location.hash) ?? demo.samples[0])
