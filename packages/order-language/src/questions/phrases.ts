import type { QuestionClass, QuestionWords } from '../language/questions.js'
import { languages } from '../language/vocabulary.js'
import type { Token } from '../text/tokenise.js'
import type { Allergen, Diet } from './topics.js'

/** What a phrase of a question may say. */
export interface Sense {
  readonly classes: Set<QuestionClass>
  diet?: Diet
  allergen?: Allergen
  /** ISO: 1 Monday … 7 Sunday */
  day?: number
}

/** A phrase at a place of a text. Token indices, [start, end) */
export interface Hit extends Sense {
  readonly start: number
  readonly end: number
}

const longestPhrase = 6

/** Customers ask in their own language, whatever the shop's is: all of them in one. */
function gather(): ReadonlyMap<string, Sense> {
  const senses = new Map<string, Sense>()
  const senseOf = (phrase: string): Sense => {
    const sense = senses.get(phrase) ?? { classes: new Set() }
    senses.set(phrase, sense)
    return sense
  }
  for (const { questions } of languages) {
    for (const [name, phrases] of Object.entries(questions.classes) as [QuestionClass, string[]][])
      for (const phrase of phrases) senseOf(phrase).classes.add(name)
    for (const [diet, phrases] of Object.entries(questions.diets) as [Diet, string[]][])
      for (const phrase of phrases) senseOf(phrase).diet = diet
    for (const [allergen, phrases] of Object.entries(questions.allergens) as [Allergen, string[]][])
      for (const phrase of phrases) senseOf(phrase).allergen = allergen
    questions.days.forEach((names, index) => {
      for (const name of names.split(' ')) senseOf(name).day = index + 1
    })
  }
  return senses
}

const senses = gather()

/** All phrases of questions in a text, those within others too. */
export function findHits(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = []
  for (let start = 0; start < tokens.length; start += 1) {
    let phrase = ''
    for (let end = start; end < Math.min(tokens.length, start + longestPhrase); end += 1) {
      const token = tokens[end]
      if (token?.kind !== 'word') break
      phrase = phrase === '' ? token.text : `${phrase} ${token.text}`
      const sense = senses.get(phrase)
      if (sense !== undefined) hits.push({ ...sense, start, end: end + 1 })
    }
  }
  const courtesies = hits.filter(({ classes, start, end }) => classes.has('beside') && end - start > 1)
  // “how are you” asks nothing
  const isWithin = (hit: Hit): boolean =>
    courtesies.some(
      ({ start, end }) => start <= hit.start && hit.end <= end && end - start > hit.end - hit.start,
    )
  return hits.filter(hit => !isWithin(hit))
}

/** The allergens that a text names, in whatever words. */
export const allergensIn = (tokens: readonly Token[]): Allergen[] => [
  ...new Set(findHits(tokens).flatMap(({ allergen }) => allergen ?? [])),
]

export type { QuestionWords }
