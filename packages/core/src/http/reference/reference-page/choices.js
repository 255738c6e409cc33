/** Storage may be closed to the page; then a choice lasts as long as the page. */
export function remember(name, value) {
  try {
    localStorage.setItem(`platen-reference-${name}`, value)
  } catch {
    // The page works the same.
  }
}

/** What was chosen when the page was last open; `null` if nothing was. */
export function recall(name) {
  try {
    return localStorage.getItem(`platen-reference-${name}`)
  } catch {
    return null
  }
}
