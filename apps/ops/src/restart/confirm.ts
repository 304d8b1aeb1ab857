import { createInterface } from 'node:readline/promises'
import type { Terminal } from '../terminal.js'

/**
 * Asks twice before what can do harm: once for a yes, once for the shop's short name, which nobody types by mistake.
 * The questions go to stderr: stdout is the command's answer.
 */
export async function confirmTwice(
  { stdin, stderr }: Terminal,
  warning: string,
  slug: string,
): Promise<boolean> {
  const typed = createInterface({ input: stdin, output: stderr })
  const lines = typed[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    stderr.write(question)
    const line = await lines.next()
    return line.done === true ? '' : line.value.trim()
  }
  try {
    if (!/^y(?:es)?$/i.test(await ask(`${warning}\nRestart it all the same? [y/N] `))) return false
    return (await ask(`Type the shop’s short name (${slug}) to confirm: `)) === slug
  } finally {
    typed.close()
  }
}
