import type { CompiledMenu } from './compile-menu.js'
import { createDetailText } from './details/detail-text.js'
import { joinTimes, saysTime, type TimeSaid } from './details/time-said.js'
import { findWhen } from './details/when.js'
import { detectLanguage } from './language/detect.js'
import { tokenise } from './text/tokenise.js'

export interface TimeAnswer {
  readonly said: TimeSaid
  /** The customer's words for it */
  readonly words: string
  /** What else stands in the text, but for courtesy, talk and corrections: "8" and "instead" say 8 */
  readonly rest: string
}

/** Say nothing of an order beside a time. */
const empty = new Set([
  'courtesy',
  'common',
  'correction',
  'instead',
  'rather',
  'sorry',
  'yes',
  'and',
  'but',
  'prefer',
  'change',
  'that',
  'article',
  'only',
  'want',
  'to',
])
const longestAnswer = 120

/**
 * Reads an answer to "when?", where a bare "8" is an hour and "20 min" counts from now. Pure: no clock, no calendar.
 * @returns undefined where it says no time
 */
export function readTime(compiled: CompiledMenu, text: string): TimeAnswer | undefined {
  if (text.length > longestAnswer) return undefined
  const tokens = tokenise(text)
  const vocabulary = compiled.vocabularies.get(detectLanguage(compiled, tokens))
  if (!vocabulary) return undefined
  const detail = createDetailText(text, tokens, vocabulary, compiled.lexicon)
  let said: TimeSaid = {}
  const words: string[] = []
  const rest: string[] = []
  for (let index = 0; index < tokens.length; ) {
    const match = findWhen(detail, index, true)
    if (match && match.end > index && saysTime(match.said)) {
      said = joinTimes(said, match.said)
      words.push(text.slice(tokens[index]?.from, tokens[match.end - 1]?.to))
      index = match.end
      continue
    }
    const token = tokens[index]
    const role = detail.phraseRole(index)
    if (token && (token.kind === 'word' || token.kind === 'number') && !(role && empty.has(role)))
      rest.push(token.text)
    index++
  }
  return saysTime(said) ? { said, words: words.join(' '), rest: rest.join(' ') } : undefined
}
