import { parseArgs } from 'node:util'
import { InputError } from './input-error.js'

export const usage = `Usage: npm run --silent parse -- --menu MENU.json [--why] < TURNS.jsonl

Reads orders: one line of JSON for each chat, {"id":"1","turns":["2 lattes","make it 3"]}, on standard input;
answers with one line of JSON for each, in the same order. With --why, “rules” names the rules that the words were
read by, of packages/order-language/src/rules.`

export interface ParseOptions {
  readonly menuPath: string
  /** The answers name the rules that they were read by */
  readonly why: boolean
}

/** @returns undefined when help was asked for */
export function readArguments(args: readonly string[]): ParseOptions | undefined {
  let values: { menu?: string | undefined; why?: boolean | undefined; help?: boolean | undefined }
  try {
    values = parseArgs({
      args: [...args],
      options: { menu: { type: 'string' }, why: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      strict: true,
    }).values
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, {
      cause: error,
    })
  }
  if (values.help) return undefined
  if (!values.menu) throw new InputError(`No menu: name its file with --menu.\n\n${usage}`)
  return { menuPath: values.menu, why: values.why ?? false }
}
