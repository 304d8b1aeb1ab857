import { languages } from './language/vocabulary.js'
import { isLaughterWord, readWish } from './read-wish.js'

interface AnswerSets {
  readonly decisive: ReadonlySet<string>
  readonly beside: ReadonlySet<string>
}

/** Customers answer in their own language, whatever the shop's is; and with signs that are of none. */
const gather = (answer: 'yes' | 'no', signs: readonly string[]): AnswerSets => ({
  decisive: new Set([...signs, ...languages.flatMap(({ answers }) => answers[answer].decisive)]),
  beside: new Set(languages.flatMap(({ answers }) => answers[answer].beside)),
})

const yesSigns = ['👍', '✅', '✔', '👌']
const yes = gather('yes', yesSigns)
const no = gather('no', ['👎', '❌'])
const yesPhrases = new Set(languages.flatMap(({ answers }) => answers.yes.phrases))
const courtesy = new Set(languages.flatMap(({ answers }) => answers.courtesy))
const clearYes = new Set([...yesSigns, ...languages.flatMap(({ answers }) => answers.yes.clear)])
const connectives = new Set(languages.flatMap(({ answers }) => answers.connectives))
const reservations = new Set(languages.flatMap(({ answers }) => answers.reservations))
const refuses = new Set(languages.flatMap(({ answers }) => answers.no.refuses))

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

/** Without accents; a smile says neither yes nor no. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/['’]|\p{M}|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, '')
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}/gu, sign => (isDecisive(sign) ? ` ${sign} ` : ' '))

const isDecisive = (word: string): boolean => yes.decisive.has(word) || no.decisive.has(word)

/** What is said, folded, word by word. */
const allWordsOf = (text: string): string[] =>
  fold(text)
    .split(/[\s.,!?;:¡¿*_~()-]+/u)
    .filter(word => word !== '')

/** What is said beside courtesy and laughter. */
const wordsOf = (text: string): string[] =>
  allWordsOf(text).filter(word => !courtesy.has(word) && !isLaughterWord(word))

/** Is it “please” or “por favor”, and no more? @param text one turn */
export const isCourtesy = (text: string): boolean =>
  text.length <= longestAnswer && wordsOf(text).length === 0

/** Is it made of these phrases, and of what may stand beside a yes? */
function isMadeOfPhrases(text: string): boolean {
  let rest = ` ${allWordsOf(text).join(' ')} `
  const before = rest
  for (const phrase of yesPhrases) rest = rest.replaceAll(` ${phrase} `, '  ')
  return rest !== before && wordsOf(rest).every(word => has(yes.decisive, word) || has(yes.beside, word))
}

/** “That’s everything, yep”, “no, that’s it. Go ahead”: what is said besides that nothing is missing. */
function withoutEnough(text: string): string {
  const parts = text.split(/[.,;!\n]/)
  const isEnough = parts.map(part => readWish(part) === 'enough')
  const others = parts.filter(
    (part, index) => !isEnough[index] && !(isEnough[index + 1] && isAnswer(wordsOf(part), no)),
  )
  return others.length === parts.length ? text : others.join(' ')
}

/**
 * Is this nothing but a yes or a no? A yes with anything else in it ("yes but no onions") is more than that, and one that
 * is asked ("tudo bem?") is no answer.
 * @param text one turn
 */
export function readAnswer(text: string): 'yes' | 'no' | undefined {
  if (text.length > longestAnswer) return undefined
  if (isAnswer(wordsOf(text), no)) return 'no'
  if (text.includes('?')) return undefined
  const others = withoutEnough(text)
  return isAnswer(wordsOf(others), yes) || isMadeOfPhrases(others) ? 'yes' : undefined
}

/**
 * “Yes but leave it at the door”: what is said behind a clear yes. What becomes of it is for whoever knows the cart.
 * @param text one turn
 * @returns undefined where it begins with no clear yes, ends there, or takes it back or asks for something first
 */
export function readYesAndMore(text: string): string | undefined {
  const opening =
    /^\s*([\p{L}\p{M}]+|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)([\s,.;:!-]*)/u.exec(text)
  const [whole, first = '', marks = ''] = opening ?? []
  if (whole === undefined || !has(clearYes, fold(first).trim())) return undefined
  let rest = text.slice(whole.length)
  let connected = /[,.;:!\n]/.test(marks)
  for (let next = /^([\p{L}\p{M}]+)[\s,.;:!]*/u.exec(rest); next !== null; ) {
    const word = fold(next[1] ?? '')
    if (!connectives.has(word) && !courtesy.has(word)) break
    connected = true
    rest = rest.slice(next[0].length)
    next = /^([\p{L}\p{M}]+)[\s,.;:!]*/u.exec(rest)
  }
  // “si” without its accent is “if” as well
  if (!connected && /^si$/i.test(first.normalize('NFC'))) return undefined
  const said = allWordsOf(rest)
  const isTakenBack = said.slice(0, 3).some(word => reservations.has(word) && !isRefusal(word, said))
  return said.length === 0 || isTakenBack ? undefined : rest.trim()
}

/** “No onions”, “sin”: a no with something behind it refuses that, and not the order. */
const isRefusal = (word: string, said: readonly string[]): boolean =>
  refuses.has(word) && said.length > 1 && said[0] === word && !isAnswer(said, no)

const reactions: Readonly<Record<'yes' | 'no', ReadonlySet<string>>> = {
  yes: new Set([...yesSigns, '❤', '♥', '💚', '💙', '💛', '🧡', '💜', '🙏', '💯', '🙌', '👏', '🤝', '🆗']),
  no: new Set(['👎', '❌', '🚫', '✖']),
}

/** What a reaction to a question says, whatever its colour of skin. */
export function readReaction(emoji: string): 'yes' | 'no' | undefined {
  const sign = emoji.replace(/\p{M}|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu, '')
  if (reactions.yes.has(sign)) return 'yes'
  return reactions.no.has(sign) ? 'no' : undefined
}
