import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from '../setup/project.mjs'
import { SetupError } from '../setup/setup-error.mjs'

const testDir = path.join(projectDir, 'test')
const compiledDir = path.join(testDir, 'dist')

/**
 * @param {string} source a test's source, or a folder of them
 * @returns {string[]}
 */
function compiledFiles(source) {
  const inside = path.relative(testDir, path.resolve(source))
  if (inside.startsWith('..')) throw new SetupError(`${source} isn’t in the folder test.`)
  const compiled = path.join(compiledDir, inside)
  if (!statSync(source).isDirectory()) {
    const file = compiled.replace(/\.ts$/, '.js')
    if (!existsSync(file)) throw new SetupError(`${source} isn’t a test.`)
    return [file]
  }
  return readdirSync(compiled, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.js'))
    .map(name => path.join(compiled, name))
}

/**
 * @param {string[]} sources tests' sources and folders of them; all tests where there is none
 * @returns {string[]} absolute paths of what they are compiled to, each once, in order
 */
export function findTestFiles(sources) {
  return [...new Set((sources.length > 0 ? sources : [testDir]).flatMap(compiledFiles))].sort()
}
