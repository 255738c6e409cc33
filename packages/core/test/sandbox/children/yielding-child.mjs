// Works on every job until it is told to stop, and stops then.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.on('message', ({ type, job, drawing }) => {
  const pixels = Buffer.from(JSON.stringify({ pid: process.pid }))
  if (type === 'abort') process.send({ type: 'done', job, heldBytes: 1 })
  else if (drawing.width === 1) process.send({ type: 'done', job, pixels, heldBytes: 1 })
})
process.send({ type: 'ready' })
