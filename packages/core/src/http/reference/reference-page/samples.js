import { find, findAll } from './elements.js'

/** Stands for the origin in samples when the server does not know its own. */
const SAMPLE_ORIGIN = 'https://platen.example'

/** Makes samples name this origin, and copies them. */
export function startSamples() {
  fillOrigins()
  find('main').addEventListener('click', (event) => {
    const button = event.target.closest('.copy')
    if (button !== null) void copySample(button)
  })
}

function fillOrigins() {
  for (const text of findAll('.sample .text')) {
    text.textContent = text.textContent.replaceAll(SAMPLE_ORIGIN, location.origin)
  }
  const baseUrl = find('.base-url')
  if (baseUrl.textContent.startsWith('/')) baseUrl.prepend(location.origin)
}

async function copySample(button) {
  const code = find('code', button.parentElement)
  try {
    // Only pages of https and of this machine may write to the clipboard.
    await navigator.clipboard.writeText(code.textContent)
    button.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(code)
    button.textContent = 'Selected'
  }
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 1500)
}
