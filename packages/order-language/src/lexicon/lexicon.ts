import type { Language, PhraseRole } from '../language/language.js'
import { anyWords, splitPhrases } from '../language/vocabulary.js'
import type { Menu, MenuItem } from '../menu/menu.js'
import { tokenise } from '../text/tokenise.js'
import { type Group, toGroup } from './group.js'
import { createNameIndex, type NameIndex } from './index-names.js'
import type { ItemEntry, MenuMeaning, OptionEntry } from './meaning.js'
import { createToKey, keysOf, linksOf, type ToKey, variantsOf, verbForms } from './names.js'
import { indexPlain } from './plain.js'
import { createReword, type Reword } from './synonyms.js'
import type { TrieNode } from './trie.js'

/** The menu's words: whole names and aliases, and single words of them. All words are keys (`toKey`). */
export interface Lexicon {
  readonly items: readonly ItemEntry[]
  readonly phrases: TrieNode<MenuMeaning>
  /** Items and options that have a word somewhere in their names */
  readonly byWord: ReadonlyMap<string, MenuMeaning>
  /** Items that must have an option of a group, or of which it is the one choice, by the group's id */
  readonly bearers: ReadonlyMap<string, readonly ItemEntry[]>
  /** Items by the groups that they have, by the group's id */
  readonly takers: ReadonlyMap<string, readonly ItemEntry[]>
  /** The item of a category that all the others of it are kinds of, by the category */
  readonly plain: ReadonlyMap<string, ItemEntry>
  readonly byId: ReadonlyMap<string, ItemEntry>
  /** Items by what the printed menu calls them */
  readonly byNumber: ReadonlyMap<string, ItemEntry>
  /** Options that are measured ("500 ml"), by the number of it */
  readonly bySize: ReadonlyMap<string, readonly OptionEntry[]>
  /** Sizes by their short forms: "L", "gde" */
  readonly shortSizes: ReadonlyMap<string, readonly OptionEntry[]>
  /** Words that only link others: "of", "the" */
  readonly links: ReadonlySet<string>
  readonly toKey: ToKey
}

interface Words {
  readonly index: NameIndex
  readonly toKey: ToKey
  readonly links: ReadonlySet<string>
  readonly reword: Reword
  /** Phrases of the language that a group may be called by ("Extras", "Scoops") without being named when they are said */
  readonly phrases: ReadonlySet<string>
  readonly leading: ReadonlySet<string>
  readonly negations: ReadonlySet<string>
  /** Words for weights and volumes */
  readonly measures: ReadonlySet<string>
}

type Named = { readonly name: string; readonly aliases: readonly string[] }
type Field = keyof MenuMeaning

const namesOf = ({ name, aliases }: Named): readonly string[] => [name, ...aliases]

/** The words that several items' names end with, or begin with where modifiers follow: "pizza", "suco". */
function findGenericWords(menu: Menu, language: Language, toKey: ToKey): Set<string> {
  const counts = new Map<string, number>()
  for (const { name } of menu.items) {
    const keys = keysOf(name, toKey)
    const head = language.modifiersFollow ? keys[0] : keys.at(-1)
    if (head !== undefined && keys.length > 1) counts.set(head, (counts.get(head) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([word, count]) => (count > 1 ? [word] : [])))
}

function insertName<F extends Field>(
  words: Words,
  name: string,
  field: F,
  entry: MenuMeaning[F][number],
): void {
  for (const keys of variantsOf(name, words.toKey, words.links)) words.index.insert(keys, field, entry)
}

/** Whether a word of a name says something by itself. */
const isTelling = (words: Words, key: string): boolean =>
  key.length > 1 && !words.links.has(key) && key !== 'w/' && key !== '&' && !/^[0-9]/.test(key)

function insertWords<F extends Field>(
  words: Words,
  name: string,
  field: F,
  entry: MenuMeaning[F][number],
): void {
  const keys = keysOf(name, words.toKey)
  // "ground" is not "not ground".
  if (keys.some(key => words.negations.has(key))) return
  for (const key of keys) {
    if (isTelling(words, key)) words.index.insertWord(key, field, entry)
  }
}

/**
 * The names that don't begin with a measure: of what is sold by weight, "kilo de carnitas" says how much as well. The
 * item's own name is always one.
 */
function namesWithoutMeasure(words: Words, { item }: ItemEntry): readonly string[] {
  if (!item.units?.length) return namesOf(item)
  return namesOf(item).filter((name, at) => {
    const [first = '', second = '', ...rest] = keysOf(name, words.toKey)
    return at === 0 || rest.length === 0 || !words.measures.has(first) || !words.links.has(second)
  })
}

/** "Pizza margherita" goes by "margherita" as well, where other items are pizzas too. */
function insertShortNames(words: Words, entry: ItemEntry, generics: ReadonlySet<string>): void {
  const { item } = entry
  const category = new Set(keysOf(item.category ?? '', words.toKey))
  const isGeneric = (key: string | undefined) => key !== undefined && (generics.has(key) || category.has(key))
  for (const name of namesOf(item)) {
    const keys = keysOf(name, words.toKey)
    if (keys.length < 2) continue
    // "salada da casa" isn't called "casa", nor "x-tudo" "tudo", nor "box of 5 tacos" "5 tacos".
    const insert = (short: readonly string[]) => {
      if (!words.phrases.has(short.join(' ')) && !/^\d+$/.test(short[0] ?? ''))
        words.index.insert(short, 'shortItems', entry)
    }
    if (isGeneric(keys.at(-1))) insert(keys.slice(0, -1))
    // "arepa con queso" isn't called "con queso", and "pan sin sal" isn't "sal".
    const second = keys[1] ?? ''
    const isLead = words.links.has(second) || words.leading.has(second)
    if (isGeneric(keys[0]) && !words.negations.has(second)) insert(keys.slice(isLead ? 2 : 1))
  }
}

/** "12 wings" of the item "wings" says both. */
function insertImplied(
  words: Words,
  entry: ItemEntry,
  numberSigns: readonly string[],
  longer: LongOptions,
): void {
  const { index, toKey } = words
  const { item } = entry
  // "C2"
  if (item.number !== undefined && /^\p{L}+\d+$/u.test(item.number))
    index.insert(keysOf(item.number, toKey), 'items', entry)
  if (item.number !== undefined)
    for (const sign of numberSigns) index.insert([toKey(sign), ...keysOf(item.number, toKey)], 'items', entry)
  insertOwnKinds(words, entry)
  const ids = new Set(item.groups)
  for (const own of namesOf(item).map(name => keysOf(name, toKey)))
    for (const { keys, option } of longer.get(own.at(-1) ?? '') ?? []) {
      const isEnd =
        keys.length > own.length && own.every((key, at) => keys[keys.length - own.length + at] === key)
      if (!ids.has(option.group.id)) {
        insertOwnChoice(words, entry, own, keys)
        continue
      }
      // "salsa brava" is a sauce of the bravas, and no dish
      const kinds = new Set(keysOf(option.group.name, toKey))
      if (isEnd && keys.slice(0, -own.length).some(key => kinds.has(key))) continue
      // "side of brown rice" of the item "side of rice"
      if (!isEnd && own.length < 2) continue
      const name = isEnd ? keys : [...own.slice(0, -1), ...keys]
      index.insert(name, 'items', entry)
      index.insert(name, 'implied', option)
    }
}

/** "agua sin gas", an alias of the item "agua" that names a kind of it as well */
function insertOwnKinds({ index, toKey }: Words, entry: ItemEntry): void {
  const names = namesOf(entry.item).map(name => keysOf(name, toKey))
  for (const name of names) {
    const rests = names
      .filter(({ length }) => length > 0 && length < name.length)
      .flatMap(other => [
        ...(other.every((key, at) => name[at] === key) ? [name.slice(other.length)] : []),
        ...(other.every((key, at) => name[name.length - other.length + at] === key)
          ? [name.slice(0, -other.length)]
          : []),
      ])
      .map(rest => rest.join(' '))
    for (const group of entry.groups.values())
      for (const option of group.options)
        if (group.isSingle && namesOf(option).some(own => rests.includes(keysOf(own, toKey).join(' '))))
          index.insert(name, 'implied', { group, option })
  }
}

/** "diet coke", which is a drink of a meal: also the item "coke", of a kind that it has itself. */
function insertOwnChoice(
  { index, toKey }: Words,
  entry: ItemEntry,
  own: readonly string[],
  keys: readonly string[],
): void {
  const isOwn = (at: number) => own.every((key, offset) => keys[at + offset] === key)
  const rest = isOwn(keys.length - own.length)
    ? keys.slice(0, -own.length)
    : isOwn(0)
      ? keys.slice(own.length)
      : []
  if (rest.length === 0) return
  for (const group of entry.groups.values())
    for (const option of group.options) {
      if (!group.isSingle || !namesOf(option).some(name => keysOf(name, toKey).join(' ') === rest.join(' ')))
        continue
      index.insert(keys, 'items', entry)
      index.insert(keys, 'implied', { group, option })
    }
}

type LongOptions = ReadonlyMap<
  string,
  readonly { readonly keys: readonly string[]; readonly option: OptionEntry }[]
>

/** Options with names of several words, by the last of them. */
function indexLongOptions(groups: readonly Group[], toKey: ToKey): LongOptions {
  const byLast = new Map<string, { keys: readonly string[]; option: OptionEntry }[]>()
  for (const group of groups)
    for (const option of group.options)
      for (const name of namesOf(option)) {
        const keys = keysOf(name, toKey)
        const last = keys.at(-1)
        if (last === undefined || keys.length < 2) continue
        byLast.set(last, [...(byLast.get(last) ?? []), { keys, option: { group, option } }])
      }
  return byLast
}

function insertOption(words: Words, entry: OptionEntry): void {
  for (const name of namesOf(entry.option)) {
    insertName(words, name, 'options', entry)
    insertWords(words, name, 'options', entry)
    for (const form of verbForms(name)) insertName(words, form, 'options', entry)
  }
}

function insertRewordings<F extends Field>(
  words: Words,
  named: Named,
  field: F,
  entry: MenuMeaning[F][number],
): void {
  for (const name of namesOf(named))
    for (const keys of words.reword(keysOf(name, words.toKey))) {
      // An item that is called "zero" isn't meant by "no sugar".
      if (field === 'items' && words.negations.has(keys[0] ?? '')) continue
      words.index.insertRewording(
        keys,
        keys.filter(key => isTelling(words, key)),
        field,
        entry,
      )
    }
}

/** Words that lead to something: a group called by one of them and more ("On the dog") isn't named by that. */
const leadingRoles: readonly PhraseRole[] = ['with', 'no', 'except', 'and', 'of', 'among', 'to', 'from']

function wordsOfRoles(language: Language, roles: readonly PhraseRole[], toKey: ToKey): Set<string> {
  const phrases = roles.flatMap(role => splitPhrases(language.phrases[role] ?? ''))
  return new Set(phrases.map(phrase => phrase.map(toKey).join(' ')))
}

/** The words of names and aliases, folded. */
export function menuWords(menu: Menu): Set<string> {
  const words = new Set<string>()
  for (const named of [...menu.items, ...menu.groups.flatMap(group => group.options)])
    for (const text of namesOf(named))
      for (const token of tokenise(text)) if (token.kind === 'word') words.add(token.text)
  return words
}

/** Names of a single word, folded. */
function oneWordNames(menu: Menu): string[] {
  const all = [...menu.items, ...menu.groups.flatMap(group => group.options)].flatMap(namesOf)
  return all
    .map(tokenise)
    .flatMap(([word, ...more]) => (word?.kind === 'word' && more.length === 0 ? word.text : []))
}

/** "500 ml" may be asked for as "500". */
function indexSizes(groups: readonly Group[]): Map<string, OptionEntry[]> {
  const bySize = new Map<string, OptionEntry[]>()
  for (const group of groups)
    for (const option of group.options) {
      const size = /^(\d{2,5}) ?\p{L}{1,3}$/u.exec(option.name.trim())?.[1]
      if (size !== undefined) bySize.set(size, [...(bySize.get(size) ?? []), { group, option }])
    }
  return bySize
}

/** "L" for an option that is called "Large", or "Large (12 slices)", of a choice that has no other such. */
function indexShortSizes(
  groups: readonly Group[],
  language: Language,
  toKey: ToKey,
): Map<string, OptionEntry[]> {
  const sizes = language.shortSizes.split('\n').map(line => splitPhrases(line))
  const shortSizes = new Map<string, OptionEntry[]>()
  for (const group of groups) {
    if (!group.isFixed) continue
    for (const [long = [], ...shorts] of sizes) {
      const words = long.map(toKey)
      const isIt = (named: Named) =>
        namesOf(named).some(name => {
          const keys = keysOf(name, toKey)
          return words.every((word, at) => keys[at] === word)
        })
      const [option, ...others] = group.options.filter(isIt)
      if (!option || others.length > 0) continue
      for (const short of shorts.flat())
        shortSizes.set(short, [...(shortSizes.get(short) ?? []), { group, option }])
    }
  }
  return shortSizes
}

/** How many choices an item has: a can of drink has one, a meal with a drink more. */
export const countChoices = ({ groups }: ItemEntry): number =>
  [...groups.values()].filter(({ isChoice }) => isChoice).length

/** A size that more items have says nothing of which is meant. */
const MAX_OWNERS = 2

function indexBearers(
  items: readonly ItemEntry[],
  shortSizes: Lexicon['shortSizes'],
): Map<string, ItemEntry[]> {
  const sizes = new Set([...shortSizes.values()].flatMap(options => options.map(({ group }) => group)))
  const bearers = new Map<string, ItemEntry[]>()
  const takers = indexTakers(items)
  for (const entry of items)
    for (const [id, group] of entry.groups) {
      // "cana", which is a measure of beers and of nothing else
      const isOwn =
        group.isChoice &&
        !sizes.has(group) &&
        (takers.get(id)?.length ?? 0) <= MAX_OWNERS &&
        countChoices(entry) === 1
      if (group.isNeeded || isOwn) bearers.set(id, [...(bearers.get(id) ?? []), entry])
    }
  return bearers
}

function indexTakers(items: readonly ItemEntry[]): Map<string, ItemEntry[]> {
  const takers = new Map<string, ItemEntry[]>()
  for (const entry of items)
    for (const id of entry.groups.keys()) {
      const own = takers.get(id) ?? []
      own.push(entry)
      takers.set(id, own)
    }
  return takers
}

type FunctionWords = Pick<Words, 'phrases' | 'leading' | 'negations' | 'measures'>

const functionWords = new Map<Language, FunctionWords>()

/** They depend on the language alone, but for words that a menu tells apart by their gender. */
function functionWordsOf(language: Language): FunctionWords {
  const known = functionWords.get(language)
  if (known) return known
  const toKey = createToKey(language, [])
  const made = {
    phrases: wordsOfRoles(language, Object.keys(language.phrases) as PhraseRole[], toKey),
    leading: wordsOfRoles(language, leadingRoles, toKey),
    negations: wordsOfRoles(language, ['no', 'except'], toKey),
    measures: new Set(Object.keys(language.measures).map(toKey)),
  }
  functionWords.set(language, made)
  return made
}

/** "Gyozas de", the group of what the dish "gyozas" is of */
function opensOnDish({ links, toKey }: Words, items: readonly ItemEntry[], keys: readonly string[]): boolean {
  if (keys.length < 2 || !links.has(keys.at(-1) ?? '')) return false
  const name = keys.slice(0, -1).join(' ')
  return items.some(({ item }) => namesOf(item).some(own => keysOf(own, toKey).join(' ') === name))
}

function createItemEntry(item: MenuItem, groups: ReadonlyMap<string, Group>, toKey: ToKey): ItemEntry {
  return {
    item,
    names: namesOf(item).map(name => new Set(keysOf(name, toKey))),
    groups: new Map(item.groups.flatMap(id => groups.get(id) ?? []).map(group => [group.id, group])),
  }
}

export function buildLexicon(menu: Menu, language: Language): Lexicon {
  const toKey = createToKey(language, oneWordNames(menu))
  const words: Words = {
    index: createNameIndex(),
    toKey,
    links: linksOf(language, toKey),
    reword: createReword(language, text => keysOf(text, toKey)),
    ...functionWordsOf(language),
  }
  const { index } = words
  const generics = findGenericWords(menu, language, toKey)
  const menuGroups = menu.groups.map(group =>
    toGroup(group, menu, name => keysOf(name, toKey).filter(key => isTelling(words, key))),
  )
  const groups = new Map(menuGroups.map(group => [group.id, group]))
  const items = menu.items.map(item => createItemEntry(item, groups, toKey))
  const numberSigns = [...anyWords(({ phrases }) => phrases.numberSign)]
  for (const entry of items) {
    for (const name of namesWithoutMeasure(words, entry)) {
      insertName(words, name, 'items', entry)
      insertWords(words, name, 'items', entry)
    }
    insertShortNames(words, entry, generics)
    // A category that is called "Others" isn't named by "another".
    const { category } = entry.item
    // Nor is one that is called "With cheese" by "2 tacos with cheese".
    const [first = '', ...rest] = keysOf(category ?? '', toKey)
    const isLed = words.leading.has(first) || words.links.has(first)
    if (category !== undefined && !isLed && !words.phrases.has([first, ...rest].join(' ')))
      insertName(words, category, 'category', entry)
  }
  for (const group of menuGroups) {
    const keys = keysOf(group.name, toKey)
    if (
      !words.phrases.has(keys.join(' ')) &&
      !words.leading.has(keys[0] ?? '') &&
      !opensOnDish(words, items, keys)
    )
      insertName(words, group.name, 'groups', group)
    for (const option of group.options) insertOption(words, { group, option })
  }
  const longer = indexLongOptions(menuGroups, toKey)
  for (const entry of items) insertImplied(words, entry, numberSigns, longer)
  for (const entry of items) insertRewordings(words, entry.item, 'items', entry)
  for (const group of menuGroups)
    for (const option of group.options) insertRewordings(words, option, 'options', { group, option })
  const numbered = items.flatMap(entry =>
    entry.item.number === undefined ? [] : [[entry.item.number, entry] as const],
  )
  const shortSizes = indexShortSizes(menuGroups, language, toKey)
  return {
    items,
    phrases: index.phrases,
    byWord: index.byWord,
    bearers: indexBearers(items, shortSizes),
    takers: indexTakers(items),
    plain: indexPlain(toKey, items),
    byId: new Map(items.map(entry => [entry.item.id, entry])),
    byNumber: new Map(numbered),
    bySize: indexSizes(menuGroups),
    shortSizes,
    links: words.links,
    toKey,
  }
}
