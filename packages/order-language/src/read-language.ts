import type { CompiledMenu } from './compile-menu.js'
import { languages, wordsOf } from './language/vocabulary.js'
import { tokenise } from './text/tokenise.js'

/** A longer text says its language long before its end. */
const readAtMost = 400

/** Words of phrases of questions, which ask as often as they order. */
const asked = new Map(
  languages.map(({ code, questions }) => [
    code,
    new Set(
      Object.values(questions.classes).flatMap(phrases => phrases.flatMap(phrase => phrase.split(' '))),
    ),
  ]),
)

const knows = new Map(languages.map(language => [language.code, wordsOf(language)]))

/** The one language that has this word; undefined where several have it, or none. */
function languageOf(word: string): string | undefined {
  const [only, ...others] = languages.filter(
    ({ code }) => knows.get(code)?.has(word) === true || asked.get(code)?.has(word) === true,
  )
  return others.length === 0 ? only?.code : undefined
}

/** How surely a text is in a language: 2 says so for certain, 1 only where nothing is known yet. */
export interface LanguageSaid {
  /** "en", "es", "pt" */
  readonly code: string
  readonly sureness: 1 | 2
}

/**
 * The language that a customer writes in, by the words that no other language has. What is on the menu is of none:
 * “tacos” are no Spanish.
 * @param text one turn
 * @returns undefined where it says nothing of it: “2 margheritas”
 */
export function readLanguage(
  { lexicon }: Pick<CompiledMenu, 'lexicon'>,
  text: string,
): LanguageSaid | undefined {
  const counts = new Map<string, number>()
  for (const { kind, text: word } of tokenise(text.slice(0, readAtMost))) {
    if (kind !== 'word' || word.length < 2 || lexicon.byWord.has(lexicon.toKey(word))) continue
    const code = languageOf(word)
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one)
  if (first === undefined || first[1] === second?.[1]) return undefined
  return { code: first[0], sureness: first[1] - (second?.[1] ?? 0) > 1 ? 2 : 1 }
}
