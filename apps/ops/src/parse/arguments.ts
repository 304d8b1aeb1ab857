import { parseArgs } from 'node:util'
import { InputError } from './input-error.js'

export const usage = `Usage: npm run --silent parse -- --menu MENU.json < TURNS.jsonl

Reads orders: one line of JSON for each chat, {"id":"1","turns":["2 lattes","make it 3"]}, on standard input;
answers with one line of JSON for each, in the same order.`

/** The menu file's path; undefined when help was asked for. */
export function readArguments(args: readonly string[]): { menuPath: string } | undefined {
  let values: { menu?: string | undefined; help?: boolean | undefined }
  try {
    values = parseArgs({
      args: [...args],
      options: { menu: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      strict: true,
    }).values
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, {
      cause: error,
    })
  }
  if (values.help) return undefined
  if (!values.menu) throw new InputError(`No menu: name its file with --menu.\n\n${usage}`)
  return { menuPath: values.menu }
}
