import type { TimeMeaning } from '../language/times.js'
import {
  type DetailKind,
  isRightWord,
  type Meaning,
  type Vocabulary,
  type WordRole,
} from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { findNode, type TrieNode } from '../lexicon/trie.js'
import type { Token } from '../text/tokenise.js'

/** A stretch of tokens that is a detail: [start, end) with the words that lead to it, `from` without them. */
export interface DetailMatch {
  readonly start: number
  readonly from: number
  readonly end: number
}

export interface TimePhrase {
  readonly end: number
  readonly meaning: TimeMeaning
}

/** The tokens of a turn, and what is known about them, for those that look for details. */
export interface DetailText {
  /** The turn as it was written */
  readonly source: string
  readonly tokens: readonly Token[]
  /** Where the longest phrase of a kind that starts here ends; undefined: none does */
  phraseEnd(kind: DetailKind, start: number): number | undefined
  /** The longest phrase of days and times of a kind that starts here, and where it ends */
  time(kind: TimeMeaning['kind'], start: number): TimePhrase | undefined
  /** What a number of the turn is worth, in digits or as a word; undefined where it is none */
  number(index: number): number | undefined
  role(index: number): WordRole | undefined
  /** What a phrase of several words that starts here does; the longest */
  phraseRole(index: number): WordRole | undefined
  /** Is it a word that people use for other things than names? */
  isKnown(index: number): boolean
  /** Does it begin with a capital? */
  isCapital(index: number): boolean
  /** Do these tokens, [start, end), make up a whole name on the menu? */
  isName(start: number, end: number): boolean
  isOnMenu(index: number): boolean
  /** A number of something on the menu: "2 large lattes" */
  countsMenu(index: number): boolean
}

/** Roles of words that stand in names without naming anything. */
const linking = new Set<WordRole>(['to', 'from', 'of', 'and', 'with', 'times', 'courtesy'])
const capital = /^\p{Lu}/u
const WORDS_BETWEEN_NUMBER_AND_NAME = 2

export function createDetailText(
  source: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  lexicon: Lexicon,
): DetailText {
  const isOnMenu = (index: number) => {
    const token = tokens[index]
    return token !== undefined && token.kind === 'word' && lexicon.byWord.has(lexicon.toKey(token.text))
  }
  return {
    source,
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
    time(kind, start) {
      let node: TrieNode<TimeMeaning[]> | undefined = vocabulary.times
      let found: TimePhrase | undefined
      for (let end = start; end < tokens.length; end++) {
        node = node.children.get(tokens[end]?.text ?? '')
        if (!node) break
        const meaning = node.value?.find(known => known.kind === kind)
        if (meaning) found = { end: end + 1, meaning }
      }
      return found
    },
    number(index) {
      const token = tokens[index]
      if (token?.kind === 'number') return token.value
      const meaning = vocabulary.phrases.children.get(token?.text ?? '')?.value
      return meaning?.role === 'number' ? meaning.value : undefined
    },
    phraseRole(index) {
      let node: TrieNode<Meaning> | undefined = vocabulary.phrases
      let role: WordRole | undefined
      for (let end = index; end < tokens.length; end++) {
        node = node.children.get(tokens[end]?.text ?? '')
        if (!node) break
        role = node.value?.role ?? role
      }
      return role
    },
    isCapital: index => capital.test(source.slice(tokens[index]?.from, tokens[index]?.to)),
    isKnown: index => isRightWord(tokens[index]?.text ?? ''),
    isName(start, end) {
      const keys = tokens.slice(start, end).map(token => lexicon.toKey(token.text))
      const meaning = findNode(lexicon.phrases, keys)?.value
      return meaning !== undefined && (meaning.items.length > 0 || meaning.options.length > 0)
    },
    role: index => vocabulary.phrases.children.get(tokens[index]?.text ?? '')?.value?.role,
    countsMenu(index) {
      if (tokens[index]?.kind !== 'number' && this.role(index) !== 'number') return false
      for (let next = index + 1; next <= index + 2 + WORDS_BETWEEN_NUMBER_AND_NAME; next++) {
        // "1020 por favor", where something is sold "por kilo"
        if (isOnMenu(next) && !linking.has(this.phraseRole(next) ?? 'that')) return true
        // "1 x-bacon"
        if (tokens[next]?.text === '-' && tokens[next]?.glued) continue
        if (tokens[next]?.kind !== 'word') return false
      }
      return false
    },
  }
}
