import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {'processes' | 'browser' | 'database' | 'pure'} Kind */

/**
 * What a test needs by what it says or imports, the dearest first.
 * @type {readonly { kind: Kind, sign: RegExp }[]}
 */
const signs = [
  { kind: 'browser', sign: /chromiumPath\b/ },
  { kind: 'processes', sign: /'node:child_process'/ },
  { kind: 'database', sign: /support\/(?:database|environment)\.js'/ },
]

/** @type {readonly Kind[]} */
export const kinds = ['pure', 'database', 'browser', 'processes']

const imported = /\bfrom '(\.[^']+)'/g

/**
 * @param {string} file
 * @param {Set<string>} seen
 * @returns {Set<string>} the file and all of the tests' own modules that it imports
 */
function withImports(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(imported)) {
    withImports(path.resolve(path.dirname(file), to), seen)
  }
  return seen
}

/**
 * @param {string} file a compiled test
 * @returns {Kind} what it costs above all
 */
export function kindOf(file) {
  const texts = [...withImports(file)]
    // where the word is defined
    .filter(module => path.basename(module) !== 'environment.js')
    .map(module => readFileSync(module, 'utf8'))
  return signs.find(({ sign }) => texts.some(text => sign.test(text)))?.kind ?? 'pure'
}
