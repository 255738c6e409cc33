// Begins a job and hears nothing more.
process.on('message', () => {
  for (;;) {}
})
process.send({ type: 'ready' })
