import { createTrie, growTrie, type TrieNode } from '../lexicon/trie.js'
import { english } from './en/english.js'
import { spanish } from './es/spanish.js'
import type { DetailWords, Language, PhraseRole } from './language.js'
import { portuguese } from './pt/portuguese.js'
import { type TimeMeaning, timePhrases } from './times.js'

export type WordRole = PhraseRole | 'number' | 'multiplier' | 'measure'

/** What a phrase of a language means. `value` for numbers and multipliers, `unit` for measures. */
export interface Meaning {
  readonly role: WordRole
  readonly value: number
  readonly unit: string
  /** Place of a line; 0: none is meant */
  readonly ordinal: number
}

/** All languages' phrases in one, the leading language's meaning winning where they differ. */
export interface Vocabulary {
  readonly language: Language
  readonly phrases: TrieNode<Meaning>
  /** Words of the details; one may serve several */
  readonly details: TrieNode<Set<DetailKind>>
  /** Words of days and times; one may mean several things */
  readonly times: TrieNode<TimeMeaning[]>
  readonly shorthand: ReadonlyMap<string, string>
  readonly clitics: readonly string[]
  /** Words for kinds of dishes, of all languages */
  readonly genera: ReadonlySet<string>
}

export type DetailKind = keyof DetailWords

/** What a language's words are written as, where customers write them shorter. */
export function readShorthand(language: Language): ReadonlyMap<string, string> {
  return new Map(splitPhrases(language.shorthand).map(([short = '', ...long]) => [short, long.join(' ')]))
}

export const languages: readonly Language[] = [english, spanish, portuguese]

/** What digits end with where they tell a place, in any language: "4th" */
export const ordinalEndings: ReadonlySet<string> = new Set(
  languages.flatMap(({ endings }) => endings.ordinals),
)

/** Single words that any language has in a list of details, or for a role. */
export const anyWords = (list: (language: Language) => string | undefined): ReadonlySet<string> =>
  new Set(
    languages.flatMap(language =>
      splitPhrases(list(language) ?? '').flatMap(words => (words.length === 1 ? words : [])),
    ),
  )

/** A phrase may stand in several lists: the earlier role wins. */
const precedence: readonly PhraseRole[] = [
  'cancel',
  'care',
  'complaint',
  'leave',
  'dislike',
  'weAre',
  'aged',
  'otherwise',
  'anew',
  'left',
  'right',
  'usual',
  'again',
  'alike',
  'note',
  'correction',
  'remove',
  'ask',
  'except',
  'no',
  'free',
  'with',
  'or',
  'article',
  'and',
  'half',
  'whole',
  'double',
  'twofold',
  'triple',
  'other',
  'more',
  'fewer',
  'light',
  'extra',
  'normal',
  'that',
  'those',
  'definite',
  'all',
  'instead',
  'rather',
  'away',
  'among',
  'of',
  'to',
  'from',
  'ones',
  'but',
  'add',
  'prefer',
  'change',
  'want',
  'plusHalf',
  'people',
  'only',
  'sorry',
  'times',
  'numberSign',
  'yes',
  'counter',
  'courtesy',
  'common',
]

export function splitPhrases(list: string): string[][] {
  return list.split(',').flatMap(phrase => {
    const words = phrase.split(/\s/).filter(Boolean)
    return words.length > 0 ? [words] : []
  })
}

function meaningsOf(language: Language): [words: string[], meaning: Meaning][] {
  const meanings: [string[], Meaning][] = []
  for (const [phrase, value] of Object.entries(language.numbers))
    meanings.push([phrase.split(' '), { role: 'number', value, unit: '', ordinal: 0 }])
  for (const [phrase, value] of Object.entries(language.multipliers))
    meanings.push([[phrase], { role: 'multiplier', value, unit: '', ordinal: 0 }])
  for (const [phrase, unit] of Object.entries(language.measures))
    meanings.push([[phrase], { role: 'measure', value: 1, unit, ordinal: 0 }])
  for (const [phrase, ordinal] of Object.entries(language.ordinals))
    meanings.push([phrase.split(' '), { role: 'that', value: 1, unit: '', ordinal }])
  for (const role of precedence)
    for (const words of splitPhrases(language.phrases[role] ?? ''))
      meanings.push([words, { role, value: 1, unit: '', ordinal: 0 }])
  const { greeting, thanks, enough, pickup, delivery } = language.wishes
  const wishes = [greeting, thanks, enough, pickup, delivery].flat().map(phrase => phrase.split(' '))
  for (const words of [...splitPhrases(language.talk), ...wishes])
    meanings.push([words, { role: 'common', value: 1, unit: '', ordinal: 0 }])
  return meanings
}

function createDetails(): TrieNode<Set<DetailKind>> {
  const details = createTrie<Set<DetailKind>>()
  for (const language of languages)
    for (const [kind, list] of Object.entries(language.details) as [DetailKind, string][])
      for (const words of splitPhrases(list)) {
        const node = growTrie(details, words)
        node.value ??= new Set()
        node.value.add(kind)
      }
  return details
}

function createTimes(): TrieNode<TimeMeaning[]> {
  const times = createTrie<TimeMeaning[]>()
  for (const language of languages)
    for (const [words, meaning] of timePhrases(language.times)) {
      const node = growTrie(times, words)
      node.value ??= []
      if (!node.value.some(({ kind }) => kind === meaning.kind)) node.value.push(meaning)
    }
  return times
}

/** They depend on nothing but the languages' data, so that each is made once, when a menu first needs it. */
const vocabularies = new Map<Language, Vocabulary>()
const wordSets = new Map<Language, ReadonlySet<string>>()

/** The words of all languages, for a text whose language is most likely `lead`. */
export function createVocabulary(lead: Language): Vocabulary {
  const known = vocabularies.get(lead)
  if (known) return known
  const phrases = createTrie<Meaning>()
  for (const language of [lead, ...languages.filter(other => other !== lead)])
    for (const [words, meaning] of meaningsOf(language)) growTrie(phrases, words).value ??= meaning
  const vocabulary = {
    language: lead,
    phrases,
    details: createDetails(),
    times: createTimes(),
    shorthand: readShorthand(lead),
    clitics: splitPhrases(lead.clitics).flat(),
    genera: new Set(languages.flatMap(({ genera }) => splitPhrases(genera).flat())),
  }
  vocabularies.set(lead, vocabulary)
  return vocabulary
}

/** Every word that a language knows, alone or in a phrase. */
export function wordsOf(language: Language): ReadonlySet<string> {
  const made = wordSets.get(language)
  if (made) return made
  const words = new Set<string>()
  for (const [phrase] of meaningsOf(language)) for (const word of phrase) words.add(word)
  for (const list of Object.values(language.details))
    for (const phrase of splitPhrases(list)) for (const word of phrase) words.add(word)
  for (const [phrase] of timePhrases(language.times)) for (const word of phrase) words.add(word)
  wordSets.set(language, words)
  return words
}

/** Words that are right as they are, in whatever language: everyday ones, and what kitchens make and use. */
let rightWords: ReadonlySet<string> | undefined

export function isRightWord(word: string): boolean {
  rightWords ??= new Set(
    languages.flatMap(language => [...wordsOf(language), ...splitPhrases(language.foods).flat()]),
  )
  return rightWords.has(word)
}

/** The language of a BCP 47 tag; English where there is none of it. */
export function findLanguage(tag: string): Language {
  const code = tag.toLowerCase().split('-')[0]
  return languages.find(language => language.code === code) ?? english
}
