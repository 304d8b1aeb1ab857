/** One line of what doctor says. `mend` is the command that mends it, or what else a person does about it. */
export interface Finding {
  topic: string
  state: 'good' | 'warning' | 'bad'
  text: string
  mend?: string
}

const signs = { good: '✔', warning: '!', bad: '✘' }

export function describeFinding({ topic, state, text, mend }: Finding): string {
  return `${signs[state]} ${topic}: ${text}${mend === undefined ? '' : `\n    → ${mend}`}`
}

/** @returns the words of an error, its cause's too where it has none of its own */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ')
  return error instanceof Error ? error.message || wordsOf(error.cause) : String(error)
}
