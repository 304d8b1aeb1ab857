/** A command's outcome: for machines as one line of JSON, for people as text. */
export interface Outcome {
  data: unknown
  text: string
}

export function print(outcome: Outcome, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(outcome.data) : outcome.text}\n`)
}
