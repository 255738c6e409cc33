import { buildRequest } from './build-request.js'
import { describeResponse } from './describe-response.js'
import { create, find, findAll } from './elements.js'

/** Makes the forms send their requests, to this origin and none other. */
export function startTryIt() {
  // Enter in the key box has nothing to send.
  find('form.key').addEventListener('submit', (event) => event.preventDefault())
  for (const form of findAll('.try form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void send(form)
    })
  }
}

async function send(form) {
  const [sendButton, cancelButton] = [find('.send', form), find('.cancel', form)]
  const result = find('.result', form)
  const aborting = new AbortController()
  const cancel = () => aborting.abort()
  cancelButton.addEventListener('click', cancel)
  sendButton.disabled = true
  cancelButton.hidden = false
  try {
    show(result, ...(await ask(form, aborting.signal)))
  } catch (error) {
    const reason = aborting.signal.aborted ? 'Cancelled.' : `Nothing was answered: ${error.message}`
    show(result, create('p', {}, reason))
  } finally {
    cancelButton.removeEventListener('click', cancel)
    sendButton.disabled = false
    cancelButton.hidden = true
  }
}

async function ask(form, signal) {
  const { url, init } = buildRequest(form, find('#api-key').value.trim())
  const start = performance.now()
  const response = await fetch(url, { ...init, signal })
  const blob = await response.blob()
  return describeResponse(response, blob, performance.now() - start)
}

/** Takes the place of what was answered before, whose image is no longer needed. */
function show(result, ...parts) {
  for (const { href, src } of findAll('[href^="blob:"], [src^="blob:"]', result)) {
    URL.revokeObjectURL(href ?? src)
  }
  result.replaceChildren(...parts)
  result.hidden = false
}
