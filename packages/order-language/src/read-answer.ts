import { languages } from './language/vocabulary.js'

interface AnswerSets {
  readonly decisive: ReadonlySet<string>
  readonly beside: ReadonlySet<string>
}

/** Customers answer in their own language, whatever the shop's is; and with signs that are of none. */
const gather = (answer: 'yes' | 'no', signs: readonly string[]): AnswerSets => ({
  decisive: new Set([...signs, ...languages.flatMap(({ answers }) => answers[answer].decisive)]),
  beside: new Set(languages.flatMap(({ answers }) => answers[answer].beside)),
})

const yes = gather('yes', ['👍', '✅', '✔', '👌'])
const no = gather('no', ['👎', '❌'])
const courtesy = new Set(languages.flatMap(({ answers }) => answers.courtesy))
const longestAnswer = 60

/** "siii", "nooo". A letter alone stays as it is: "kkkk" is laughter. */
function shorten(word: string): string {
  const short = word.replace(/(.)\1+/gu, '$1')
  return short.length > 1 ? short : word
}

const has = (known: ReadonlySet<string>, word: string): boolean => known.has(word) || known.has(shorten(word))

function isAnswer(said: readonly string[], { decisive, beside }: AnswerSets): boolean {
  const isKnown = said.every(word => has(decisive, word) || has(beside, word))
  return isKnown && said.some(word => has(decisive, word))
}

/** What is said beside courtesy, folded. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/['’]|\p{M}|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, '')
    .toLowerCase()
    .split(/[\s.,!?;:¡¿*_~-]+/u)
    .filter(word => word !== '' && !courtesy.has(word))

/** Is it “please” or “por favor”, and no more? @param text one turn */
export const isCourtesy = (text: string): boolean =>
  text.length <= longestAnswer && wordsOf(text).length === 0

/**
 * Is this nothing but a yes or a no? A yes with anything else in it ("yes but no onions") is an edit, and one that is
 * asked ("tudo bem?") is no answer.
 * @param text one turn
 */
export function readAnswer(text: string): 'yes' | 'no' | undefined {
  if (text.length > longestAnswer) return undefined
  const said = wordsOf(text)
  if (isAnswer(said, no)) return 'no'
  return isAnswer(said, yes) && !text.includes('?') ? 'yes' : undefined
}
