/** What a misspelt word may stand for. */
export interface Correction {
  readonly words: readonly string[]
  /** There is one, and so little between the two that nobody would ask */
  readonly isSure: boolean
}

/** Finds the menu's words that a misspelt one may stand for. */
export interface TypoIndex {
  /**
   * Menu words that sound the same, or else those within one edit, or two for long words; the nearest only, at most
   * `MAX_CANDIDATES`.
   */
  find(word: string): Correction
  /** Menu words that begin so: "choc", "marm." */
  complete(word: string): readonly string[]
}

const MIN_LENGTH = 4
/** From this length on two edits still leave most of the word */
const MIN_LENGTH_FOR_TWO = 8
const MAX_LENGTH = 20
const MAX_CANDIDATES = 4
/** How much of a word is left of it where it is cut short */
const MIN_START = 3
const MAX_START = 8
/** From this length on one letter more, less or other makes no other word as a rule */
const MIN_LENGTH_TO_BE_SURE = 6

const sounds: readonly (readonly [spelling: RegExp, sound: string])[] = [
  [/h/g, ''],
  [/qu|q|ck|c(?![eiy])/g, 'k'],
  [/[zç]|c(?=[eiy])/g, 's'],
  [/ll|y/g, 'i'],
  [/ph/g, 'f'],
  [/v/g, 'b'],
  [/g(?=[ei])/g, 'j'],
  [/(.)\1+/g, '$1'],
]

/** Words that are written otherwise and sound alike have the same: "bistek", "bistec". */
function soundOf(word: string): string {
  const sound = sounds.reduce((text, [spelling, replacement]) => text.replace(spelling, replacement), word)
  return sound.length > MIN_LENGTH - 1 ? sound.replace(/s$/, '') : sound
}

function* deletionsOf(word: string): Generator<string> {
  for (let index = 0; index < word.length; index++) yield word.slice(0, index) + word.slice(index + 1)
}

/** The word with up to `edits` letters left out, itself included. */
function shorten(word: string, edits: number): Set<string> {
  let last = new Set([word])
  const all = new Set(last)
  for (let edit = 0; edit < edits; edit++) {
    const next = new Set<string>()
    for (const form of last) for (const shorter of deletionsOf(form)) next.add(shorter)
    for (const form of next) all.add(form)
    last = next
  }
  return all
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

function allowedEdits(word: string): number {
  if (word.length < MIN_LENGTH || word.length > MAX_LENGTH) return 0
  return word.length < MIN_LENGTH_FOR_TWO ? 1 : 2
}

/** A short word must begin alike and have a letter more or less: "bacn" is bacon, but "cork" needn't be corn. */
function isSureOf(word: string, candidate: string): boolean {
  if (word.length >= MIN_LENGTH_TO_BE_SURE) return true
  return word[0] === candidate[0] && word.replace(/s$/, '').length !== candidate.replace(/s$/, '').length
}

const nothing: Correction = { words: [], isSure: false }

/** Symmetric deletion: two words within n edits share a form with at most n letters left out of each. */
export function createTypoIndex(words: Iterable<string>): TypoIndex {
  const byForm = new Map<string, string[]>()
  const byStart = new Map<string, string[]>()
  const bySound = new Map<string, Set<string>>()
  for (const word of words) {
    const sound = soundOf(word)
    if (word.length >= MIN_LENGTH) bySound.set(sound, (bySound.get(sound) ?? new Set()).add(word))
    for (let length = MIN_START; length < word.length - 1 && length <= MAX_START; length++) {
      const start = word.slice(0, length)
      byStart.set(start, [...(byStart.get(start) ?? []), word])
    }
    for (const form of shorten(word, allowedEdits(word))) {
      const known = byForm.get(form)
      if (known) known.push(word)
      else byForm.set(form, [word])
    }
  }

  /** The nearest words, and how many edits away they are. */
  const findNearest = (word: string): { words: string[]; edits: number } => {
    const edits = allowedEdits(word)
    const distances = new Map<string, number>()
    if (edits > 0)
      for (const form of shorten(word, edits))
        for (const candidate of byForm.get(form) ?? [])
          if (!distances.has(candidate)) distances.set(candidate, editDistance(word, candidate))
    const nearest = Math.min(...distances.values())
    if (nearest > edits) return { words: [], edits: Number.POSITIVE_INFINITY }
    const words = [...distances].flatMap(([candidate, distance]) => (distance === nearest ? candidate : []))
    return { words, edits: nearest }
  }

  return {
    complete: word => byStart.get(word) ?? [],
    find(word) {
      if (allowedEdits(word) === 0) return nothing
      const alike = bySound.get(soundOf(word))
      if (alike) return { words: [...alike].slice(0, MAX_CANDIDATES), isSure: alike.size === 1 }
      const own = findNearest(word)
      const singular = word.endsWith('s') ? findNearest(word.slice(0, -1)) : own
      const { words, edits } = singular.edits < own.edits ? singular : own
      const [only] = words
      const isSure = words.length === 1 && only !== undefined && edits === 1 && isSureOf(word, only)
      return { words: words.slice(0, MAX_CANDIDATES), isSure }
    },
  }
}
