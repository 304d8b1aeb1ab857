import { Readable, Writable } from 'node:stream'
import type { Terminal } from '@comanda/ops/terminal.js'

export interface OpsRun {
  code: number
  stdout: string
  stderr: string
}

function createSink(): { stream: Writable; text(): string } {
  let text = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += chunk
      done()
    },
  })
  return { stream, text: () => text }
}

/**
 * Runs a command within this process, which needn't load it anew.
 * @param input what is typed
 */
export async function atTerminal(
  input: string,
  work: (terminal: Omit<Terminal, 'env'>) => Promise<number>,
): Promise<OpsRun> {
  const [stdout, stderr] = [createSink(), createSink()]
  const code = await work({
    stdin: Readable.from([input]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    stopping: () => new AbortController().signal,
  })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}
