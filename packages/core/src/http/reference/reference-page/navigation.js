import { find, findAll } from './elements.js'

/** The list of operations: a menu on narrow screens, filtered by words, following what is read. */
export function startNavigation() {
  startMenu()
  startFilter()
  startCurrentLink()
}

function openMenu(isOpen) {
  find('nav').classList.toggle('open', isOpen)
  find('.menu').setAttribute('aria-expanded', String(isOpen))
}

function startMenu() {
  document.documentElement.classList.add('scripted')
  find('.menu').addEventListener('click', () => openMenu(!find('nav').classList.contains('open')))
  find('nav').addEventListener('click', (event) => {
    if (event.target.closest('a') !== null) openMenu(false)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') openMenu(false)
  })
}

function startFilter() {
  const input = find('#filter')
  input.addEventListener('input', () => applyFilter(input.value))
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') find('nav li:not([hidden]) a')?.click()
    if (key !== 'Escape') return
    input.value = ''
    applyFilter('')
  })
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select') !== null
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    openMenu(true)
    input.focus()
  })
}

/** Shows what has all of the words. */
function applyFilter(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  for (const item of findAll('nav li')) {
    const link = find('a', item)
    const own = link.dataset.words ?? link.textContent.toLowerCase()
    item.hidden = !words.every((word) => own.includes(word))
  }
  for (const section of findAll('nav section')) {
    section.hidden = find('li:not([hidden])', section) === null
  }
  find('nav .nothing').hidden = find('nav li:not([hidden])') !== null
}

/** Marks in the navigation what is being read. */
function startCurrentLink() {
  const links = new Map(findAll('nav li a').map((link) => [link.hash.slice(1), link]))
  const seen = new Set()
  const order = [...links.keys()]
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target.id)
        else seen.delete(target.id)
      }
      const current = links.get(order.find((id) => seen.has(id)))
      if (current === undefined || current.hasAttribute('aria-current')) return
      find('nav [aria-current]')?.removeAttribute('aria-current')
      current.setAttribute('aria-current', 'location')
      scrollToLink(current)
    },
    { rootMargin: '-80px 0px -60% 0px' },
  )
  for (const id of order) observer.observe(document.getElementById(id))
}

/** Scrolls the navigation alone, which `scrollIntoView` would not. */
function scrollToLink(link) {
  const nav = find('nav')
  const [box, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()]
  if (box.top < frame.top) nav.scrollTop -= frame.top - box.top + 40
  if (box.bottom > frame.bottom) nav.scrollTop += box.bottom - frame.bottom + 40
}
