import type { DetailMatch, DetailText } from './detail-text.js'

const MAX_WORDS = 3

/** The customer's name after "my name is": words that mean nothing else. */
export function findName(text: DetailText, start: number): DetailMatch | undefined {
  const { tokens } = text
  const cue = text.phraseEnd('name', start)
  // "soy" introduces somebody in Spanish, and is a sauce in English.
  if (cue === undefined || (cue === start + 1 && text.isOnMenu(start))) return undefined
  const from = tokens[cue]?.text === ':' ? cue + 1 : cue
  let end = from
  while (
    end < from + MAX_WORDS &&
    tokens[end]?.kind === 'word' &&
    text.role(end) === undefined &&
    !text.isOnMenu(end)
  )
    end++
  return end > from ? { start, from, end } : undefined
}
