/** Loaded before a server that is measured: tells what it used of the processor so far, when it is asked. */
process.on('message', message => {
  if (message === 'cpu') process.send?.({ type: 'cpu', ...process.cpuUsage() })
})
process.once('disconnect', () => process.exit())
