import type { Language } from '../language/language.js'
import { splitPhrases } from '../language/vocabulary.js'
import type { Menu, MenuGroup, MenuItem, MenuOption } from '../menu/menu.js'
import { createStem } from '../text/stem.js'
import { tokenise } from '../text/tokenise.js'
import { createTrie, growTrie, type TrieNode } from './trie.js'

export interface ItemEntry {
  readonly item: MenuItem
  /** The words of each of its names, as keys */
  readonly names: readonly ReadonlySet<string>[]
  readonly groups: ReadonlyMap<string, MenuGroup>
}

export interface OptionEntry {
  readonly group: MenuGroup
  readonly option: MenuOption
}

/** What a phrase may name on the menu. */
export interface MenuMeaning {
  readonly items: ItemEntry[]
  /** Items whose name is this and a word that they share with others: "pepperoni" (pizza) */
  readonly shortItems: ItemEntry[]
  readonly options: OptionEntry[]
  /** Items of a category that goes by this name */
  readonly category: ItemEntry[]
  readonly groups: MenuGroup[]
}

/** The menu's words: whole names and aliases, and single words of them. All words are keys (`toKey`). */
export interface Lexicon {
  readonly items: readonly ItemEntry[]
  readonly phrases: TrieNode<MenuMeaning>
  /** Items and options that have a word somewhere in their names */
  readonly byWord: ReadonlyMap<string, MenuMeaning>
  /** What a word is compared by: number and gender folded, "four" as "4", "and" as "&" */
  readonly toKey: (word: string) => string
}

export function accepts(item: ItemEntry, option: OptionEntry): boolean {
  return item.groups.has(option.group.id)
}

function createMeaning(): MenuMeaning {
  return { items: [], shortItems: [], options: [], category: [], groups: [] }
}

/** All of an entry's names are added in one go, so that a repetition is always the last. */
function addOnce<T>(list: T[], value: T): void {
  if (list.at(-1) !== value) list.push(value)
}

function createToKey(language: Language): (word: string) => string {
  const stem = createStem(language.code)
  const keys = new Map<string, string>([['%', 'percent']])
  for (const [phrase, value] of Object.entries(language.numbers))
    if (!phrase.includes(' ') && value > 0) keys.set(phrase, String(value))
  for (const [role, key] of [
    ['and', '&'],
    ['with', 'w/'],
  ] as const)
    for (const words of splitPhrases(language.phrases[role] ?? ''))
      if (words.length === 1) keys.set(words[0] ?? '', key)
  return word => keys.get(word) ?? stem(word)
}

/** A name's words as keys; marks say nothing but "&", "%" and "#". */
function keysOf(name: string, toKey: (word: string) => string): string[] {
  return tokenise(name)
    .filter(token => token.kind !== 'newline' && (token.kind !== 'symbol' || '&%+'.includes(token.text)))
    .map(token => toKey(token.text))
}

/** "pepper jack" may be written "pepperjack", "leche de soja" "leche soja", and what is in brackets left out. */
function* variantsOf(name: string, toKey: (word: string) => string, links: ReadonlySet<string>) {
  const keys = keysOf(name, toKey)
  yield keys
  const bracket = name.search(/[([]/)
  const short = bracket > 0 ? keysOf(name.slice(0, bracket), toKey) : []
  if (short.length > 0) yield short
  const bare = keys.filter(key => !links.has(key))
  if (bare.length > 0 && bare.length < keys.length) yield bare
  for (let index = 0; index + 1 < keys.length && keys.length <= 4; index++) {
    const joined = `${keys[index]}${keys[index + 1]}`
    if (joined.length >= 5) yield [...keys.slice(0, index), joined, ...keys.slice(index + 2)]
  }
}

/** The words that several items' names end with, or begin with where modifiers follow: "pizza", "suco". */
function findGenericWords(menu: Menu, language: Language, toKey: (word: string) => string): Set<string> {
  const counts = new Map<string, number>()
  for (const { name } of menu.items) {
    const keys = keysOf(name, toKey)
    const head = language.modifiersFollow ? keys[0] : keys.at(-1)
    if (head !== undefined && keys.length > 1) counts.set(head, (counts.get(head) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([word, count]) => (count > 1 ? [word] : [])))
}

/** "warmed", "sliced" may be asked for as "warm it", "slice it". */
function* verbForms(name: string): Generator<string> {
  const lower = name.toLowerCase()
  if (!/^\S{3,}ed$/.test(lower)) return
  yield lower.slice(0, -1)
  yield lower.slice(0, -2)
}

export function buildLexicon(menu: Menu, language: Language): Lexicon {
  const toKey = createToKey(language)
  const phrases = createTrie<MenuMeaning>()
  const byWord = new Map<string, MenuMeaning>()
  const links = new Set(
    ['of', 'article', 'definite'].flatMap(role =>
      splitPhrases(language.phrases[role as 'of'] ?? '').flatMap(words =>
        words.length === 1 ? words.map(toKey) : [],
      ),
    ),
  )
  const insert = (keys: readonly string[], add: (meaning: MenuMeaning) => void) => {
    if (keys.length === 0) return
    const node = growTrie(phrases, keys)
    node.value ??= createMeaning()
    add(node.value)
  }
  const insertName = (name: string, add: (meaning: MenuMeaning) => void) => {
    for (const keys of variantsOf(name, toKey, links)) insert(keys, add)
  }
  const indexWords = (name: string, add: (meaning: MenuMeaning) => void) => {
    for (const key of keysOf(name, toKey)) {
      if (key.length < 2 || links.has(key) || key === 'w/' || /^[0-9]/.test(key)) continue
      let meaning = byWord.get(key)
      if (!meaning) {
        meaning = createMeaning()
        byWord.set(key, meaning)
      }
      add(meaning)
    }
  }

  const generics = findGenericWords(menu, language, toKey)
  const groups = new Map(menu.groups.map(group => [group.id, group]))
  const items = menu.items.map(item => ({
    item,
    names: [item.name, ...item.aliases].map(name => new Set(keysOf(name, toKey))),
    groups: new Map(item.groups.flatMap(id => groups.get(id) ?? []).map(group => [group.id, group])),
  }))
  for (const entry of items) {
    const { item } = entry
    const add = (meaning: MenuMeaning) => addOnce(meaning.items, entry)
    for (const name of [item.name, ...item.aliases]) {
      insertName(name, add)
      indexWords(name, add)
    }
    for (const name of [item.name, ...item.aliases]) {
      const keys = keysOf(name, toKey)
      const generic = [generics, new Set(keysOf(item.category ?? '', toKey))]
      const isGeneric = (key: string | undefined) => key !== undefined && generic.some(set => set.has(key))
      if (keys.length < 2) continue
      if (isGeneric(keys.at(-1))) insert(keys.slice(0, -1), meaning => addOnce(meaning.shortItems, entry))
      if (isGeneric(keys[0])) {
        const rest = keys.slice(links.has(keys[1] ?? '') ? 2 : 1)
        insert(rest, meaning => addOnce(meaning.shortItems, entry))
      }
    }
    if (item.number !== undefined)
      for (const sign of ['#', 'number', 'numero', 'num', 'nr', 'nro'])
        insert([toKey(sign), ...keysOf(item.number, toKey)], add)
    if (item.category !== undefined) insertName(item.category, meaning => addOnce(meaning.category, entry))
  }
  for (const group of menu.groups) {
    insertName(group.name, meaning => addOnce(meaning.groups, group))
    for (const option of group.options) {
      const entry = { group, option }
      const add = (meaning: MenuMeaning) => addOnce(meaning.options, entry)
      for (const name of [option.name, ...option.aliases]) {
        insertName(name, add)
        indexWords(name, add)
        for (const form of verbForms(name)) insertName(form, add)
      }
    }
  }
  return { items, phrases, byWord, toKey }
}
