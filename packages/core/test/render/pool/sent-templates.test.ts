import { expect, test } from 'vitest'
import { parseTemplate } from '../../../src/model/parse-template.ts'
import { createSentTemplates } from '../../../src/render/pool/sent-templates.ts'
import { DOT } from './order.ts'

test('a template is sent once, and forgotten when others have taken its room', () => {
  const [first, second] = [parseTemplate(DOT), parseTemplate({ ...DOT, locale: 'de' })]
  const room = JSON.stringify(second).length + 1
  const sent = createSentTemplates(room)
  expect(sent.send(first)).toEqual({ number: 1, document: first, forget: [] })
  expect(sent.send(first)).toEqual({ number: 1, document: undefined, forget: [] })
  expect(sent.send(second)).toEqual({ number: 2, document: second, forget: [1] })
  expect([sent.has(first), sent.has(second)]).toEqual([false, true])
  expect(sent.send(first)).toEqual({ number: 3, document: first, forget: [2] })
})

test('a template that is larger than the room is kept until the next', () => {
  const [large, other] = [parseTemplate(DOT), parseTemplate(DOT)]
  const sent = createSentTemplates(1)
  expect(sent.send(large).document).toBe(large)
  expect(sent.send(large).document).toBeUndefined()
  expect(sent.send(other).forget).toEqual([1])
})
