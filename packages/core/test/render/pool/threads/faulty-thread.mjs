// Cannot be started.
throw new Error('no engine here')
