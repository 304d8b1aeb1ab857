import { parseArgs } from 'node:util'
import { benches } from './benches.js'
import type { Size } from './figure.js'
import type { Need } from './ground.js'

export interface Choice {
  readonly names: readonly string[]
  readonly size: Size
}

export class UsageError extends Error {
  readonly code = 'USAGE'
}

export const usage = `Usage: npm run --silent bench -- [NAME …] [--small]

Measures, and prints one line of JSON for each figure: bench, metric, ours, other, otherName, ratio, goal, ok.
NAME: ${Object.keys(benches).join(', ')}; without one, all that take less than an hour.
--small only shows that they run.`

/** @returns undefined where help is asked for. @throws {UsageError} */
export function chooseBenches(args: readonly string[]): Choice | undefined {
  let parsed: { values: { small?: boolean; help?: boolean }; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...args],
      options: { small: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause })
  }
  const { values, positionals } = parsed
  if (values.help) return undefined
  const unknown = positionals.filter(name => !Object.hasOwn(benches, name))
  if (unknown.length > 0) throw new UsageError(`There is no bench “${unknown.join('”, “')}”.`)
  const all = Object.keys(benches).filter(name => benches[name]?.onlyByName !== true)
  return { names: positionals.length > 0 ? positionals : all, size: values.small ? 'small' : 'full' }
}

/** What these benches stand on, each once. */
export const needsOf = (choice: Choice): Need[] => [
  ...new Set(choice.names.flatMap(name => benches[name]?.needs ?? [])),
]
