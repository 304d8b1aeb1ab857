import type { Terminal } from '../terminal.js'

const everyMs = 2_000

/** Says on stderr what is being done; stdout belongs to the answer. A line at most every two seconds for what repeats. */
export function createTeller({ stderr }: Terminal): { say(text: string): void; repeat(text: string): void } {
  let saidAt = Date.now()
  const say = (text: string): void => {
    saidAt = Date.now()
    stderr.write(`${text}\n`)
  }
  return {
    say,
    repeat: text => {
      if (Date.now() - saidAt >= everyMs) say(text)
    },
  }
}
