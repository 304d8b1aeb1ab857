import type { Language } from '../language/language.js'
import { splitPhrases } from '../language/vocabulary.js'
import { createStem } from '../text/stem.js'
import { tokenise } from '../text/tokenise.js'

/** What a word is compared by: number and gender folded, "four" as "4", "and" as "&". */
export type ToKey = (word: string) => string

export function createToKey(language: Language, words: Iterable<string>): ToKey {
  const stem = createStem(language.endings, words)
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

/** Words that link a noun to another, as keys: "of", "the". */
export function linksOf(language: Language, toKey: ToKey): ReadonlySet<string> {
  const roles = [
    language.phrases.of,
    language.phrases.among,
    language.phrases.article,
    language.phrases.definite,
  ]
  const words = roles.flatMap(list => splitPhrases(list ?? '')).filter(phrase => phrase.length === 1)
  return new Set(words.flat().map(toKey))
}

/** A name's words as keys; marks say nothing but "&", "%" and "#". */
export function keysOf(name: string, toKey: ToKey): string[] {
  return tokenise(name)
    .filter(token => token.kind !== 'newline' && (token.kind !== 'symbol' || '&%+'.includes(token.text)))
    .map(token => toKey(token.text))
}

/** "pepper jack" may be written "pepperjack", "leche de soja" "leche soja", and what is in brackets left out. */
export function* variantsOf(name: string, toKey: ToKey, links: ReadonlySet<string>): Generator<string[]> {
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

/** "warmed", "sliced" may be asked for as "warm it", "slice it". */
export function* verbForms(name: string): Generator<string> {
  const lower = name.toLowerCase()
  if (!/^\S{3,}ed$/.test(lower)) return
  yield lower.slice(0, -1)
  yield lower.slice(0, -2)
}
