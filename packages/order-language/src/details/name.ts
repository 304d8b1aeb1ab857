import type { DetailMatch, DetailText } from './detail-text.js'
import { findWhen } from './when.js'

const MAX_WORDS = 3

/** "hi, it's Ana, …": a word that nobody knows, and the end of what is said. */
function findSelf(text: DetailText, start: number): DetailMatch | undefined {
  const from = text.phraseEnd('self', start)
  if (from === undefined || text.isOnMenu(start)) return undefined
  const isName = (at: number) =>
    text.tokens[at]?.kind === 'word' && !text.isOnMenu(at) && !text.isKnown(at) && text.isCapital(at)
  const end = isName(from) && isName(from + 1) ? from + 2 : from + 1
  const next = text.tokens[end]
  const ends =
    next === undefined || next.kind === 'newline' || (next.kind === 'symbol' && ',.!;:'.includes(next.text))
  const goesOn = ['from', 'of', 'common', 'want'].includes(text.role(end) ?? '')
  return isName(from) && (ends || goesOn) ? { start, from, end } : undefined
}

/** "table 4": by what a shop knows who sits there. */
function findTable(text: DetailText, start: number): DetailMatch | undefined {
  const end = text.phraseEnd('table', start)
  if (end === undefined || text.isOnMenu(start)) return undefined
  const number = text.tokens[end]
  // "mesa: 2 cafés"
  return number?.kind === 'number' && !text.countsMenu(end) ? { start, from: start, end: end + 1 } : undefined
}

/** The customer's name after "my name is", words that mean nothing else, or the number of their table. */
export function findName(text: DetailText, start: number): DetailMatch | undefined {
  const { tokens } = text
  const known = findSelf(text, start) ?? findTable(text, start)
  if (known) return known
  const cue = text.phraseEnd('name', start)
  // "soy" introduces somebody in Spanish, and is a sauce in English.
  if (cue === undefined || (cue === start + 1 && text.isOnMenu(start))) return undefined
  const from = tokens[cue]?.text === ':' ? cue + 1 : cue
  // "order for Tuesday November 4th"
  if (findWhen(text, from) !== undefined) return undefined
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
