/** The first element that a selector finds. */
export function find(selector, within = document) {
  return within.querySelector(selector)
}

/** All elements that a selector finds, as an array. */
export function findAll(selector, within = document) {
  return [...within.querySelectorAll(selector)]
}

/** Makes an element: attributes by their names, then what is in it, texts as texts. */
export function create(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}
