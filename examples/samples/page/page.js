const samples = 'samples'
const FORMATS = ['png', 'jpeg', 'webp', 'avif', 'svg']
/** Renders take milliseconds; this only keeps a fast typist from queueing useless ones. */
const PAUSE_MS = 40

const byId = (id) => document.getElementById(id)
const form = byId('form')
const picture = byId('picture')
let sample = samples[0]
let format = 'png'
let running = new AbortController()
let timer = 0

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

function readQuery() {
  const query = new URLSearchParams()
  for (const field of sample.fields) {
    const input = form.elements.namedItem(field.parameter)
    const value = field.input === 'checkbox' ? String(input.checked) : input.value
    if (value !== field.value) query.set(field.parameter, value)
  }
  return query.toString()
}

function show({ facts = '', problem = '', notes = [] }) {
  byId('facts').textContent = facts
  byId('problem').textContent = problem
  byId('notes').replaceChildren(
    ...notes.map((note) => Object.assign(document.createElement('li'), { textContent: note })),
  )
}

async function refresh() {
  running.abort()
  running = new AbortController()
  const query = readQuery()
  const path = `/image/${sample.slug}.${format}${query && `?${query}`}`
  byId('address').value = location.origin + path
  try {
    const response = await fetch(path, { signal: running.signal })
    if (!response.ok) {
      const { detail } = await response.json()
      show({ problem: detail })
      return
    }
    const blob = await response.blob()
    const before = picture.src
    picture.src = URL.createObjectURL(blob)
    picture.alt = `${sample.name} as drawn with the values of the form`
    await picture.decode().catch(() => undefined)
    if (before.startsWith('blob:')) URL.revokeObjectURL(before)
    const kilobytes = Math.max(1, Math.round(blob.size / 1024)).toLocaleString()
    const notes = decodeURIComponent(response.headers.get('x-render-notes') ?? '')
    show({
      facts: `${sample.width} × ${sample.height} · ${kilobytes} KB · drawn in ${response.headers.get('x-render-ms')} ms`,
      notes: notes === '' ? [] : notes.split('\n'),
    })
  } catch (error) {
    if (error.name !== 'AbortError')
      show({ problem: 'The server does not answer. Is it still running?' })
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

for (const each of samples) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    value: each.slug,
    textContent: each.name,
  })
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
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', () => setTimeout(refresh))
form.addEventListener('input', () => {
  format = new FormData(form).get('format') ?? format
  clearTimeout(timer)
  timer = setTimeout(refresh, PAUSE_MS)
})
byId('copy').addEventListener('click', () => navigator.clipboard.writeText(byId('address').value))
choose(samples.find((each) => `#${each.slug}` === location.hash) ?? samples[0])
