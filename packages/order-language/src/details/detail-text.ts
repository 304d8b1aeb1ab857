import type { DetailKind, Vocabulary, WordRole } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { TrieNode } from '../lexicon/trie.js'
import type { Token } from '../text/tokenise.js'

/** A stretch of tokens that is a detail: [start, end) with the words that lead to it, `from` without them. */
export interface DetailMatch {
  readonly start: number
  readonly from: number
  readonly end: number
}

/** The tokens of a turn, and what is known about them, for those that look for details. */
export interface DetailText {
  readonly tokens: readonly Token[]
  /** Where the longest phrase of a kind that starts here ends; undefined: none does */
  phraseEnd(kind: DetailKind, start: number): number | undefined
  role(index: number): WordRole | undefined
  isOnMenu(index: number): boolean
  /** A number of something on the menu: "2 large lattes" */
  countsMenu(index: number): boolean
}

const WORDS_BETWEEN_NUMBER_AND_NAME = 2

export function createDetailText(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  lexicon: Lexicon,
): DetailText {
  const isOnMenu = (index: number) => {
    const token = tokens[index]
    return token !== undefined && token.kind === 'word' && lexicon.byWord.has(lexicon.toKey(token.text))
  }
  return {
    tokens,
    isOnMenu,
    phraseEnd(kind, start) {
      let node: TrieNode<Set<DetailKind>> | undefined = vocabulary.details
      let found: number | undefined
      for (let end = start; end < tokens.length; end++) {
        node = node.children.get(tokens[end]?.text ?? '')
        if (!node) break
        if (node.value?.has(kind)) found = end + 1
      }
      return found
    },
    role: index => vocabulary.phrases.children.get(tokens[index]?.text ?? '')?.value?.role,
    countsMenu(index) {
      if (tokens[index]?.kind !== 'number' && this.role(index) !== 'number') return false
      for (let next = index + 1; next <= index + 1 + WORDS_BETWEEN_NUMBER_AND_NAME; next++) {
        if (isOnMenu(next)) return true
        if (tokens[next]?.kind !== 'word') return false
      }
      return false
    },
  }
}
