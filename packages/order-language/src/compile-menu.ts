import type { Language } from './language/language.js'
import { createVocabulary, findLanguage, languages, type Vocabulary, wordsOf } from './language/vocabulary.js'
import { buildLexicon, type Lexicon, menuWords } from './lexicon/lexicon.js'
import { createTypoIndex, type TypoIndex } from './lexicon/typos.js'
import type { Menu } from './menu/menu.js'

/** A menu made ready for reading. Make it once for each version of a menu and keep it. */
export interface CompiledMenu {
  readonly menu: Menu
  readonly language: Language
  readonly lexicon: Lexicon
  readonly typos: TypoIndex
  /** One for each language that a text may be in */
  readonly vocabularies: ReadonlyMap<Language, Vocabulary>
  readonly words: ReadonlyMap<Language, ReadonlySet<string>>
}

/** Builds the word lists that `readOrder` needs. The menu must have passed `readMenu`. */
export function compileMenu(menu: Menu): CompiledMenu {
  const language = findLanguage(menu.language)
  const words = new Map(languages.map(other => [other, wordsOf(other)]))
  const vocabularies = new Map(languages.map(other => [other, createVocabulary(other)]))
  const isWord = (word: string) =>
    [...vocabularies.values()].some(({ phrases }) => phrases.children.get(word)?.value)
  return {
    menu,
    language,
    lexicon: buildLexicon(menu, language),
    typos: createTypoIndex([...menuWords(menu)].filter(word => !isWord(word))),
    vocabularies,
    words,
  }
}
