// Does what a file could make a process do: draws what is sound, and else what the name of the file says.
import { basename } from 'node:path'

const held = []

process.on('message', (question) => {
  if (question === 'memory') {
    process.send({ bytesInUse: held.length * 50_000_000 })
    return
  }
  const what = basename(question.path)
  if (what === 'hang.png') for (;;);
  if (what === 'die.png') process.exit(7)
  if (what === 'hold.png') held.push(what)
  process.send({ outcome: 'drawn' })
})
