import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import { benches } from './benches.js'
import { chooseBenches, UsageError, usage } from './choose.js'
import { createGround } from './ground.js'

const EXIT_BAD_INPUT = 2

async function run(): Promise<number> {
  const choice = chooseBenches(process.argv.slice(2))
  if (choice === undefined) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const ground = createGround(childEnvironment({}))
  for (const name of choice.names) {
    const bench = await benches[name]?.load()
    for await (const figure of bench?.(choice.size, ground) ?? [])
      process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
  return 0
}

try {
  process.exitCode = await run()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n\n${usage}\n`)
  process.exitCode = EXIT_BAD_INPUT
}
