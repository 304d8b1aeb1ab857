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

const portuguesePlurals: readonly (readonly [string, string])[] = [
  ['oes', 'ao'],
  ['aes', 'ao'],
  ['aos', 'ao'],
  ['eis', 'el'],
  ['ais', 'al'],
  ['ois', 'ol'],
  ['ns', 'm'],
]

function foldPortuguesePlural(word: string): string {
  for (const [plural, singular] of portuguesePlurals) {
    const singularWord = cut(word, plural, singular, 1)
    if (singularWord !== word) return singularWord
  }
  return word
}

/** "mediana", "mediano" → "median". Short words keep theirs: "pata" isn't "pato". */
function foldGender(word: string): string {
  return word.length > 4 && (word.endsWith('a') || word.endsWith('o')) ? word.slice(0, -1) : word
}

export function createStem(language: string): Stem {
  if (language === 'es') return word => foldGender(foldPlural(word))
  if (language === 'pt') return word => foldGender(foldPlural(foldPortuguesePlural(word)))
  return foldPlural
}
