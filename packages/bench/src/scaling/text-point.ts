import { buildDocument, type ScalingPoint } from './scaling-case.ts'

const SENTENCE =
  'The platen is the flat plate of a printing press that pushes the paper against the type. '

/** One long text, whose sentences are numbered and so new in each run. */
export function buildText(characters: number): ScalingPoint {
  const template = buildDocument(1200, 1600, [
    {
      kind: 'text',
      name: 'body',
      dynamic: true,
      x: 20,
      y: 20,
      width: 1160,
      text: '',
      fontSize: 14,
      fill: '#fff',
    },
  ])
  return {
    amount: characters,
    template,
    buildLayers: (run) => ({ body: writeText(characters, run) }),
  }
}

function writeText(characters: number, run: number): string {
  let text = ''
  for (let n = 0; text.length < characters; n++) text += `${run}.${n} ${SENTENCE}`
  return text.slice(0, characters)
}
