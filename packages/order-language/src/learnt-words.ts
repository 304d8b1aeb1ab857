import type { CompiledMenu } from './compile-menu.js'
import { createVocabulary, findLanguage, isRightWord, type WordRole } from './language/vocabulary.js'
import { menuWords } from './lexicon/lexicon.js'
import { createToKey, keysOf } from './lexicon/names.js'
import type { Menu } from './menu/menu.js'
import type { Candidate } from './reading.js'
import { tokenise } from './text/tokenise.js'

/** Shorter ones are slips and abbreviations that may mean anything. */
const MIN_LENGTH = 3
/** As MENU.json bounds an alias */
const MAX_LENGTH = 120
/** Longer ones are sentences. */
const MAX_WORDS = 5

/** Roles of words that what is learnt may have in it; any other one says something of its own: how many, without, thanks. */
const learnable: ReadonlySet<WordRole | undefined> = new Set([undefined, 'of', 'common'])

/** Words that an order can't be read without. “Regular”, “half” and “extra” may well be what a size is called. */
const needed: ReadonlySet<WordRole | undefined> = new Set([
  'number',
  'multiplier',
  'measure',
  'article',
  'definite',
  'no',
  'except',
  'with',
  'and',
  'or',
  'of',
  'to',
  'from',
  'that',
  'those',
  'care',
  'cancel',
  'remove',
  'add',
  'change',
  'want',
  'courtesy',
  'yes',
])

/** Words as the reader sees them: lower case, without accents and marks, single spaces. The same to it is the same text. */
export const foldWords = (text: string): string =>
  tokenise(text)
    .filter(token => token.kind !== 'newline' && token.kind !== 'symbol')
    .map(token => token.text)
    .join(' ')

/** Can an owner call something so, and numbers, courtesy and the like still mean what they mean? @param language BCP 47 */
export function canBeName(text: string, language: string): boolean {
  const { phrases } = createVocabulary(findLanguage(language))
  return tokenise(text).some(
    ({ kind, text: word }) =>
      kind === 'emoji' || (kind === 'word' && !needed.has(phrases.children.get(word)?.value?.role)),
  )
}

/**
 * May words be learnt that a customer explained by choosing one thing of the menu? Only where the menu and the language
 * don't know them: a word that may mean several dishes, one for a size, a number, an allergy or another food stays so.
 */
export function mayBeLearnt({ language, lexicon, vocabularies }: CompiledMenu, text: string): boolean {
  const folded = foldWords(text)
  if (folded.length < MIN_LENGTH || text.length > MAX_LENGTH) return false
  const tokens = tokenise(text).filter(({ kind }) => kind !== 'symbol')
  if (tokens.length > MAX_WORDS || tokens.some(({ kind }) => kind !== 'word')) return false
  const roles = vocabularies.get(language)?.phrases.children
  if (tokens.some(({ text: word }) => !learnable.has(roles?.get(word)?.value?.role))) return false
  return tokens.some(({ text: word }) => !lexicon.byWord.has(lexicon.toKey(word)) && !isRightWord(word))
}

/** Something of a menu and its name there. */
export interface Named {
  readonly meant: Candidate
  readonly name: string
}

/** Tells what goes by some words on a menu already, as its name or alias. */
export function createNameFinder(menu: Menu): (text: string) => Named[] {
  const toKey = createToKey(findLanguage(menu.language), menuWords(menu))
  const keyOf = (text: string): string => keysOf(text, toKey).join(' ')
  const byKey = new Map<string, Named[]>()
  const add = (named: { name: string; aliases: readonly string[] }, meant: Candidate): void => {
    for (const key of new Set([named.name, ...named.aliases].map(keyOf)))
      byKey.set(key, [...(byKey.get(key) ?? []), { meant, name: named.name }])
  }
  for (const item of menu.items) add(item, { item: item.id })
  for (const group of menu.groups)
    for (const option of group.options) add(option, { group: group.id, option: option.id })
  return text => byKey.get(keyOf(text)) ?? []
}
