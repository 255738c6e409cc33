import { recall, remember } from './choices.js'
import { find } from './elements.js'

/** Light or dark: as the system is, until somebody chooses. */
export function startTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset.theme = recall('theme') ?? (dark.matches ? 'dark' : 'light')
  }
  apply()
  dark.addEventListener('change', apply)
  find('.theme').addEventListener('click', () => {
    document.documentElement.dataset.theme =
      document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
    remember('theme', document.documentElement.dataset.theme)
  })
}
