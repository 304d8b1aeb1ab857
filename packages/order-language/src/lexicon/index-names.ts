import { type MenuMeaning, noMeaning } from './meaning.js'
import { createTrie, findNode, growTrie, type TrieNode } from './trie.js'

type Writable = { -readonly [Field in keyof MenuMeaning]: MenuMeaning[Field][number][] }
type Field = keyof MenuMeaning

/** Gathers what the words of a menu mean. */
export interface NameIndex {
  readonly phrases: TrieNode<MenuMeaning>
  readonly byWord: Map<string, MenuMeaning>
  /** A whole name */
  insert<F extends Field>(keys: readonly string[], field: F, entry: MenuMeaning[F][number]): void
  /** One word of a name */
  insertWord<F extends Field>(key: string, field: F, entry: MenuMeaning[F][number]): void
  /** Other words for a name, where the menu itself hasn't given them a meaning; `words`: those that may stand alone */
  insertRewording<F extends Field>(
    keys: readonly string[],
    words: readonly string[],
    field: F,
    entry: MenuMeaning[F][number],
  ): void
}

function createMeaning(): Writable {
  return { ...noMeaning, items: [], shortItems: [], options: [], category: [], groups: [], implied: [] }
}

/** All of an entry's names are added in one go, so that a repetition is always the last. */
function addOnce<T>(list: T[], value: T): void {
  if (list.at(-1) !== value) list.push(value)
}

export function createNameIndex(): NameIndex {
  const phrases = createTrie<MenuMeaning>()
  const byWord = new Map<string, MenuMeaning>()
  const reworded = new Set<MenuMeaning>()
  const add = (meaning: MenuMeaning, field: Field, entry: unknown) =>
    addOnce(meaning[field] as unknown[], entry)

  const insert = (keys: readonly string[], field: Field, entry: unknown) => {
    if (keys.length === 0) return
    const node = growTrie(phrases, keys)
    node.value ??= createMeaning() as MenuMeaning
    add(node.value, field, entry)
  }
  const insertWord = (key: string, field: Field, entry: unknown) => {
    const meaning = byWord.get(key) ?? (createMeaning() as MenuMeaning)
    byWord.set(key, meaning)
    add(meaning, field, entry)
  }
  return {
    phrases,
    byWord,
    insert,
    insertWord,
    insertRewording(keys, words, field, entry) {
      const known = findNode(phrases, keys)?.value
      if (known && !reworded.has(known)) return
      insert(keys, field, entry)
      const made = findNode(phrases, keys)?.value
      if (made) reworded.add(made)
      for (const key of words) {
        const word = byWord.get(key)
        if (word && !reworded.has(word)) continue
        insertWord(key, field, entry)
        const added = byWord.get(key)
        if (added) reworded.add(added)
      }
    },
  }
}
