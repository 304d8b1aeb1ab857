import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { answer } from './answer.js'
import { readArguments, usage } from './arguments.js'
import { InputError } from './input-error.js'
import { loadMenu } from './load-menu.js'
import { readRequest } from './read-request.js'

const EXIT_BAD_INPUT = 2

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

async function run(): Promise<void> {
  const options = readArguments(process.argv.slice(2))
  if (!options) return write(`${usage}\n`)
  const menu = await loadMenu(options.menuPath)
  let lineNumber = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber++
    if (line.trim() !== '') await write(`${answer(menu, readRequest(line, lineNumber), options.why)}\n`)
  }
}

// Whoever reads us may stop when they have enough ("| head"): that is no error.
process.stdout.on('error', error => {
  process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1)
})

run().catch(error => {
  process.stderr.write(`parse: ${error instanceof InputError ? error.message : (error.stack ?? error)}\n`)
  process.exitCode = error instanceof InputError ? EXIT_BAD_INPUT : 1
  process.stdin.destroy()
})
