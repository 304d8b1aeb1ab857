import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from './project.mjs'
import { SetupError } from './setup-error.mjs'

const testDir = path.join(projectDir, 'test')

/**
 * @param {string} source a test's source, or a folder of them
 * @returns {string} mocha's pattern for what it is compiled to
 */
function compiledPattern(source) {
  const file = path.resolve(source)
  const inside = path.relative(testDir, file)
  if (inside.startsWith('..')) throw new SetupError(`${source} isn’t in the folder test.`)
  const compiled = path.join('test', 'dist', inside)
  return statSync(file).isDirectory() ? `${compiled}/**/*.test.js` : compiled.replace(/\.ts$/, '.js')
}

/**
 * Turns `npm test -- test/apps/bot --grep sweep` into mocha's own arguments: sources become their compiled files, all
 * else is passed on. Without a source all tests run.
 * @param {string[]} args
 * @returns {string[]}
 */
export function mochaArguments(args) {
  const isSource = /** @param {string} arg */ arg => !arg.startsWith('-') && existsSync(arg)
  const sources = args.filter(isSource)
  const patterns = (sources.length > 0 ? sources : [testDir]).map(compiledPattern)
  return [...args.filter(arg => !isSource(arg)), ...patterns]
}
