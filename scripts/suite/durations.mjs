import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from '../setup/project.mjs'
import { kindOf, kinds } from './kinds.mjs'

const rememberedFile = path.join(projectDir, 'node_modules', '.comanda', 'test-durations.json')

/** @returns {Record<string, number>} ms of each file in its last run */
function readDurations() {
  return existsSync(rememberedFile) ? JSON.parse(readFileSync(rememberedFile, 'utf8')) : {}
}

/** @param {string} file */
const nameOf = file => path.relative(projectDir, file)

/** @param {{ file: string, ms: number }[]} results */
export function rememberDurations(results) {
  const durations = readDurations()
  for (const { file, ms } of results) durations[nameOf(file)] = Math.round(ms)
  mkdirSync(path.dirname(rememberedFile), { recursive: true })
  writeFileSync(rememberedFile, JSON.stringify(durations))
}

/**
 * So that no long one is left over at the end, alone on one core. What never ran here goes by its kind and size.
 * @param {string[]} files
 */
export function longestFirst(files) {
  const durations = readDurations()
  /** @param {string} file */
  const guess = file => kinds.indexOf(kindOf(file)) * 10_000 + statSync(file).size
  const expected = new Map(files.map(file => [file, durations[nameOf(file)] ?? guess(file)]))
  return [...files].sort((one, other) => (expected.get(other) ?? 0) - (expected.get(one) ?? 0))
}
