import { createInterface } from 'node:readline/promises'

/**
 * Asks twice before what can do harm: once for a yes, once for the shop's short name, which nobody types by mistake.
 * The questions go to stderr: stdout is the command's answer.
 */
export async function confirmTwice(warning: string, slug: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question)
    const line = await lines.next()
    return line.done === true ? '' : line.value.trim()
  }
  try {
    if (!/^y(?:es)?$/i.test(await ask(`${warning}\nRestart it all the same? [y/N] `))) return false
    return (await ask(`Type the shop’s short name (${slug}) to confirm: `)) === slug
  } finally {
    terminal.close()
  }
}
