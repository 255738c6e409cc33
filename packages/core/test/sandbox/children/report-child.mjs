// Answers every job with what it is, where the pixels should be; a job of 2 px in width ends it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.on('message', ({ type, job, drawing }) => {
  if (type !== 'job') return
  if (drawing.width === 2) process.kill(process.pid, 'SIGSEGV')
  const { pid, env, execArgv } = process
  const pixels = Buffer.from(JSON.stringify({ pid, env, execArgv, cwd: process.cwd() }))
  process.send({ type: 'done', job, pixels, heldBytes: drawing.height })
})
process.send({ type: 'ready' })
