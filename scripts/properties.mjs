import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { createProgress } from './setup/progress.mjs'
import { projectDir } from './setup/project.mjs'
import { SetupError } from './setup/setup-error.mjs'
import { findTestFiles } from './suite/files.mjs'

const usage =
  'npm run properties -- [--seed S] [--times N] [--runs R] [FILE or FOLDER …], or -- --report ORDERS [--help]'
const seeds = 2 ** 31

/** @param {string[]} args */
function readArguments(args) {
  /** @type {Map<string, number>} */
  const given = new Map()
  /** @type {string[]} */
  const sources = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const isNumber = ['--seed', '--times', '--runs'].includes(arg) && /^\d{1,10}$/.test(args[at + 1] ?? '')
    if (isNumber) given.set(arg, Number(args[++at]))
    else if (existsSync(arg)) sources.push(arg)
    else throw new SetupError(`“${arg}” isn’t understood. It is ${usage}.`)
  }
  return {
    seed: given.get('--seed') ?? randomInt(seeds),
    times: given.get('--times') ?? 1,
    runs: given.get('--runs'),
    sources,
  }
}

/**
 * npm run properties -- [--seed S] [--times N] [--runs R] [FILE or FOLDER …]
 * Tries properties on other examples than `npm test` does: N rounds, from seed S on or from a random one, with R
 * examples of each property instead of as many as its test says. Ends with the first round that fails.
 * npm run properties -- --report ORDERS
 * Reads so many made orders, and prints which kinds of phrase come out wrong; --help says what else it takes.
 */
await runLauncher(async ({ runNode }) => {
  const args = process.argv.slice(2)
  if (args[0] === '--report') {
    const progress = createProgress()
    await ensureDependencies(progress)
    await ensureBuilt(progress, { tests: true })
    const report = path.join(projectDir, 'test/dist/packages/order-language/generator/report.js')
    return runNode([report, ...(/^\d+$/.test(args[1] ?? '') ? ['--orders'] : []), ...args.slice(1)], {
      env: process.env,
    })
  }
  const { seed: first, times, runs, sources } = readArguments(args)
  const progress = createProgress()
  checkNodeVersion()
  await ensureDependencies(progress)
  await ensureBuilt(progress, { tests: true })
  const mocha = path.join(projectDir, 'node_modules', 'mocha', 'bin', 'mocha.js')
  const files = findTestFiles(sources).filter(file =>
    readFileSync(file, 'utf8').includes("/support/properties.js'"),
  )
  if (files.length === 0) throw new SetupError(`There are no properties in ${sources.join(', ')}.`)
  const more = runs === undefined ? '' : ` --runs ${runs}`
  for (let seed = first; seed < first + times; seed++) {
    process.stdout.write(`seed ${seed}; again: npm run properties -- --seed ${seed}${more}\n`)
    const code = await runNode([mocha, '--reporter', 'dot', '--timeout', '0', ...files], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PROPERTY_SEED: String(seed),
        PROPERTY_RUNS: runs === undefined ? '' : String(runs),
      },
    })
    if (code !== 0) return code
  }
  return 0
})
