import { parseArgs } from 'node:util'
import { benches } from './benches.js'

const EXIT_BAD_INPUT = 2

const usage = `Usage: npm run --silent bench -- [NAME] [--small]

Measures, and prints one line of JSON for each figure: bench, metric, ours, other, otherName, ratio, goal, ok.
NAME: ${Object.keys(benches).join(', ')}; all of them without one. --small only shows that they run.`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { small: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  const unknown = positionals.filter(name => !Object.hasOwn(benches, name))
  if (values.help || unknown.length > 0) {
    const stream = values.help ? process.stdout : process.stderr
    stream.write(`${unknown.length > 0 ? `There is no bench “${unknown.join('”, “')}”.\n\n` : ''}${usage}\n`)
    return values.help ? 0 : EXIT_BAD_INPUT
  }
  const names = positionals.length > 0 ? positionals : Object.keys(benches)
  for (const name of names) {
    const bench = await benches[name]?.()
    for await (const figure of bench?.(values.small ? 'small' : 'full') ?? [])
      process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
  return 0
}

process.exitCode = await run()
