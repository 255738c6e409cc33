import { recall, remember } from './choices.js'
import { find, findAll } from './elements.js'

/** One language for all samples of the page. */
export function startLanguages() {
  const known = new Set(findAll('[data-choose]').map((tab) => tab.dataset.choose))
  const language = recall('language')
  if (known.has(language)) choose(language)
  find('main').addEventListener('click', (event) => {
    const tab = event.target.closest('[data-choose]')
    if (tab !== null) take(tab)
  })
  find('main').addEventListener('keydown', (event) => {
    const tab = event.target.closest('[data-choose]')
    const next = tab === null ? undefined : findNext(tab, event.key)
    if (next === undefined) return
    event.preventDefault()
    take(next)
    next.focus()
  })
}

function choose(language) {
  document.documentElement.dataset.language = language
  for (const tab of findAll('[data-choose]')) {
    const isChosen = tab.dataset.choose === language
    tab.setAttribute('aria-selected', String(isChosen))
    tab.tabIndex = isChosen ? 0 : -1
  }
}

/** Samples above differ in height: what is looked at stays where it is. */
function take(tab) {
  const before = tab.getBoundingClientRect().top
  choose(tab.dataset.choose)
  remember('language', tab.dataset.choose)
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' })
}

/** The tab that a key leads to, as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has it. */
function findNext(tab, key) {
  const tabs = findAll('[data-choose]', tab.parentElement)
  const here = tabs.indexOf(tab)
  switch (key) {
    case 'ArrowRight':
      return tabs[(here + 1) % tabs.length]
    case 'ArrowLeft':
      return tabs.at(here - 1)
    case 'Home':
      return tabs[0]
    case 'End':
      return tabs.at(-1)
    default:
      return undefined
  }
}
