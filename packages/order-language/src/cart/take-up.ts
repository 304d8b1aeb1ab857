import { type Chunk, isOnMenu } from '../chunks/chunk.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { Token } from '../text/tokenise.js'
import type { OpenChoice } from './cart.js'

/** Nobody answers more questions in one message. */
const MAX_CHOICES = 8

/**
 * What a customer answers when several items may be meant: "the grilled one", "2 with apple and 1 with cherry". A word
 * that tells one of the candidates from the others names it, whatever it would mean otherwise.
 */
export function takeUpChoices(
  lexicon: Lexicon,
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  choices: readonly OpenChoice[],
): readonly Chunk[] {
  if (choices.length === 0) return chunks
  const findMeant = (chunk: Chunk): ItemEntry | undefined => {
    const keys = tokens
      .slice(chunk.start, chunk.end)
      .map(token => lexicon.toKey(token.text))
      .filter(key => !lexicon.links.has(key))
    const isNamed = ({ names }: ItemEntry) => names.some(words => keys.every(key => words.has(key)))
    for (const { items } of choices.slice(0, MAX_CHOICES)) {
      const [only, ...others] = keys.length > 0 ? items.filter(isNamed) : []
      if (only && others.length === 0) return only
    }
    return undefined
  }
  return chunks.map(chunk => {
    const isOther = chunk.items.length > 0 && !chunk.partial
    const mayName = chunk.kind === 'unknown' || isOnMenu(chunk)
    const meant = mayName && !isOther ? findMeant(chunk) : undefined
    return meant
      ? { ...chunk, kind: 'menu' as const, items: [meant], options: [], category: [], partial: false }
      : chunk
  })
}
