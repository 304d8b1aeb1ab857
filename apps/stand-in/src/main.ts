import { parseArgs } from 'node:util'
import { startStandIn } from './start-stand-in.js'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    state: { type: 'string' },
    'account-name': { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
  },
})

const standIn = await startStandIn({
  port: toPort('port', values.port),
  controlPort: toPort('control-port', values['control-port']),
  ...(values.state && { stateDir: values.state }),
  ...(values['account-name'] && { accountName: values['account-name'] }),
})

let stopping = false
function stop(): void {
  if (stopping) process.exit(1)
  stopping = true
  standIn.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`the stand-in did not stop cleanly: ${String(error)}\n`)
      process.exit(1)
    },
  )
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
if (values['with-parent']) {
  // With a channel its end says it; stdin may then be /dev/null, which ends at once.
  if (process.connected) process.on('disconnect', stop)
  else process.stdin.on('end', stop).on('error', stop).resume()
}

const { stop: _stop, ...addresses } = standIn
process.stdout.write(`${JSON.stringify(addresses)}\n`)

function toPort(name: string, text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  process.stderr.write(`--${name} must be a port number, not ${text}\n`)
  process.exit(2)
}
