import { LRUCache } from 'lru-cache'
import type { Template } from '../../model/template.ts'
import type { SentTemplate } from './thread-message.ts'

/** Which templates a thread has, so that each is sent to it once. */
export interface SentTemplates {
  has(template: Template): boolean
  /** To be sent with the next job, and only then. */
  send(template: Template): SentTemplate
}

/** Characters of the documents that a thread keeps compiled. */
const MOST_CHARACTERS = 16_000_000

export function createSentTemplates(maxCharacters = MOST_CHARACTERS): SentTemplates {
  let last = 0
  let forget: number[] = []
  const numbers = new WeakMap<Template, number>()
  const kept = new LRUCache<number, Template>({
    maxSize: maxCharacters,
    // A document that is larger than all must be counted, or the thread would never forget it.
    sizeCalculation: (template) => Math.min(maxCharacters, JSON.stringify(template).length + 1),
    dispose: (_template, number) => void forget.push(number),
  })
  const find = (template: Template) => {
    const number = numbers.get(template)
    return number !== undefined && kept.get(number) !== undefined ? number : undefined
  }
  const takeForgotten = () => {
    const forgotten = forget
    forget = []
    return forgotten
  }
  return {
    has: (template) => find(template) !== undefined,
    send: (template) => {
      const known = find(template)
      if (known !== undefined) {
        return { number: known, document: undefined, forget: takeForgotten() }
      }
      last += 1
      numbers.set(template, last)
      kept.set(last, template)
      return { number: last, document: template, forget: takeForgotten() }
    },
  }
}
