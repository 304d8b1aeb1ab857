import type { Endings } from '../language/language.js'

/** Brings a word's number, and in some languages its gender, to one form. Both sides of a comparison go through it. */
export type Stem = (word: string) => string

function cut(word: string, ending: string, replacement: string, remaining: number): string {
  return word.length >= ending.length + remaining && word.endsWith(ending)
    ? word.slice(0, -ending.length) + replacement
    : word
}

/** What a regular plural and its singular have in common ("fries", "fry" → "fri"; "panes", "pan" → "pan"). */
function foldPlural(word: string): string {
  let stem = word.endsWith('ss') ? word : cut(word, 's', '', 3)
  stem = cut(stem, 'e', '', 3)
  stem = cut(stem, 'y', 'i', 2)
  stem = cut(stem, 'v', 'f', 3)
  return cut(stem, 'z', 'c', 3)
}

function foldEndings(word: string, plurals: Endings['plurals']): string {
  for (const [plural, singular] of plurals) {
    const singularWord = cut(word, plural, singular, 1)
    if (singularWord !== word) return singularWord
  }
  return word
}

/** "mediana", "mediano" → "median". Short words keep theirs: "pata" isn't "pato". */
function foldGender(word: string): string {
  return word.length > 4 && (word.endsWith('a') || word.endsWith('o')) ? word.slice(0, -1) : word
}

/** Words of one form but for their gender are two ("queso", "quesa"), and keep it. */
function createFoldGender(foldNumber: Stem, words: Iterable<string>): Stem {
  const forms = new Map<string, Set<string>>()
  for (const word of words) {
    const form = foldNumber(word)
    const folded = foldGender(form)
    forms.set(folded, (forms.get(folded) ?? new Set()).add(form))
  }
  return word => {
    const form = foldNumber(word)
    const folded = foldGender(form)
    return (forms.get(folded)?.size ?? 0) > 1 ? form : folded
  }
}

/** @param words the menu's names, so that none is taken for another */
export function createStem({ plurals, foldsGender }: Endings, words: Iterable<string> = []): Stem {
  const foldNumber: Stem = word => foldPlural(foldEndings(word, plurals))
  return foldsGender ? createFoldGender(foldNumber, words) : foldNumber
}
