import type { Lexicon } from '../lexicon/lexicon.js'
import type { Token } from '../text/tokenise.js'
import type { Language } from './language.js'

interface Languages {
  readonly lexicon: Pick<Lexicon, 'byWord' | 'toKey'>
  /** The menu's */
  readonly language: Language
  readonly words: ReadonlyMap<Language, ReadonlySet<string>>
}

/**
 * The language that most of the words belong to; the menu's own unless another has more. What is on the menu is of none:
 * "dos colas zero" is no Portuguese.
 */
export function detectLanguage({ language, words, lexicon }: Languages, all: readonly Token[]): Language {
  const tokens = all.filter(({ kind, text }) => kind === 'word' && !lexicon.byWord.has(lexicon.toKey(text)))
  let best = language
  let bestCount = countWords(words.get(language), tokens)
  for (const [other, known] of words) {
    const count = other === language ? 0 : countWords(known, tokens)
    if (count > bestCount) {
      best = other
      bestCount = count
    }
  }
  return best
}

function countWords(known: ReadonlySet<string> | undefined, tokens: readonly Token[]): number {
  let count = 0
  for (const token of tokens) if (known?.has(token.text)) count++
  return count
}
