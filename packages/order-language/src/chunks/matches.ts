import type { Meaning, Vocabulary } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { type ItemEntry, type MenuMeaning, noMeaning, type OptionEntry } from '../lexicon/meaning.js'
import type { TrieNode } from '../lexicon/trie.js'
import type { Word } from './words.js'

/** What the words from one position up to `end` may mean. */
export interface Match {
  readonly end: number
  readonly meaning?: Meaning
  readonly onMenu?: MenuMeaning
  readonly partial?: boolean
  readonly typo?: boolean
}

const MAX_RUN = 4

/** Phrases of the language that begin here, by their end. */
export function findPhrases(vocabulary: Vocabulary, words: readonly Word[], start: number): Match[] {
  const matches: Match[] = []
  let node: TrieNode<Meaning> | undefined = vocabulary.phrases
  for (let end = start; words[end]?.mark === 'word'; end++) {
    node = node.children.get(words[end]?.text ?? '')
    if (!node) break
    if (node.value) matches.push({ end: end + 1, meaning: node.value })
  }
  return matches
}

/** Names on the menu that begin here; two words may be one on the menu ("pepper jack", "pepperjack"). */
export function findNames(lexicon: Lexicon, words: readonly Word[], start: number): Match[] {
  const matches: Match[] = []
  const follow = (node: TrieNode<MenuMeaning>, at: number, typo: boolean): void => {
    const word = words[at]
    if (word?.mark !== 'word' || at - start > 12) return
    const step = (next: TrieNode<MenuMeaning> | undefined, end: number, corrected: boolean) => {
      if (!next) return
      if (next.value) matches.push({ end, onMenu: next.value, typo: corrected })
      if (next.children.size > 0) follow(next, end, corrected)
    }
    for (const key of word.keys) step(node.children.get(key), at + 1, typo || word.typo)
    const following = words[at + 1]
    const mayBeOne = (part: Word) => part.token.kind === 'word' && part.token.text.length > 1
    if (following?.mark === 'word' && mayBeOne(word) && mayBeOne(following)) {
      const key = lexicon.toKey(word.text + following.text)
      // "xbacon os", which looks like a plural
      const isLink = lexicon.links.has(lexicon.toKey(following.text))
      if (!isLink && !word.keys.includes(key)) step(node.children.get(key), at + 2, typo)
    }
  }
  follow(lexicon.phrases, start, false)
  return matches
}

const sets = new WeakMap<readonly unknown[], ReadonlySet<unknown>>()

/** Those of `list` that are in `other` as well; what `other` holds is looked at once for as long as it lives. */
function intersect<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const set = sets.get(other) ?? new Set<unknown>(other)
  sets.set(other, set)
  return list.filter(entry => set.has(entry))
}

/**
 * Items and options that have all the words of a run somewhere in their names. A word that the language knows doesn't
 * stand for a name on its own, only with others.
 */
export function findParts(
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  words: readonly Word[],
  start: number,
): Match[] {
  const matches: Match[] = []
  let items: readonly ItemEntry[] = []
  let options: readonly OptionEntry[] = []
  let typo = false
  let hasOwnWord = false
  for (let end = start; end < start + MAX_RUN; end++) {
    const word = words[end]
    if (word?.mark !== 'word') break
    const [key = '', ...otherKeys] = word.keys
    const meaning = lexicon.byWord.get(key)
    // A typo with several corrections is only looked for in whole names.
    if (!meaning || otherKeys.length > 0) break
    const isFirst = end === start
    items = isFirst ? meaning.items : intersect(items, meaning.items)
    options = isFirst ? meaning.options : intersect(options, meaning.options)
    typo ||= word.typo
    hasOwnWord ||= !vocabulary.phrases.children.get(word.text)?.value
    if (!hasOwnWord) continue
    if (items.length === 0 && options.length === 0) break
    matches.push({
      end: end + 1,
      onMenu: { ...noMeaning, items, options },
      partial: true,
      typo,
    })
  }
  return matches
}
