import type { Terminal } from './terminal.js'

/** A command's outcome: for machines as one line of JSON, for people as text. */
export interface Outcome {
  data: unknown
  text: string
  /** Something is wrong and stays so: the exit code says it, too. */
  isBad?: boolean
}

export function print({ stdout }: Terminal, outcome: Outcome, asJson: boolean): void {
  stdout.write(`${asJson ? JSON.stringify(outcome.data) : outcome.text}\n`)
}
