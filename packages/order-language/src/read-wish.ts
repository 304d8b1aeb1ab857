import { languages } from './language/vocabulary.js'
import type { WishPhrases } from './language/wishes.js'

/** What a message is about where it isn't an order. */
export type Wish =
  | 'greeting'
  | 'thanks'
  /** laughter, or signs that are no answer */
  | 'smile'
  /** “that’s all” */
  | 'enough'
  | 'menu'
  /** what is in the cart so far */
  | 'cart'
  | 'person'
  | 'where_is_it'
  | 'cancel_order'
  | 'hours'
  /** “never mind”, where nothing of the menu is named */
  | 'drop'
  | 'wrong_chat'
  /** “let me think” */
  | 'thinking'
  | 'praise'

const longestWish = 300

/** Lower case, no accents, no punctuation, single spaces. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\p{Default_Ignorable_Code_Point}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const gather = (field: keyof WishPhrases): ReadonlySet<string> =>
  new Set(languages.flatMap(({ wishes }) => wishes[field]))

const whole = {
  greeting: gather('greeting'),
  thanks: gather('thanks'),
  enough: gather('enough'),
  courtesy: gather('courtesy'),
  fillers: gather('fillers'),
}
const fulfilments = { delivery: gather('delivery'), pickup: gather('pickup') }
const fulfilmentWords = new Set(
  [...fulfilments.delivery, ...fulfilments.pickup].flatMap(phrase => phrase.split(' ')),
)
const choiceOpenings = [...gather('choice')].sort((one, other) => other.length - one.length)
const choiceEndings = [...gather('choiceEndings')]
const choiceIndex: ReadonlyMap<string, number> = new Map(
  languages.flatMap(({ wishes }) =>
    wishes.choices.flatMap((names, index) => names.split(' ').map(name => [name, index] as const)),
  ),
)
const refusals = gather('refusals')
/** “No, that’s all, thanks” */
const besideEnough = new Set([
  ...whole.courtesy,
  ...whole.thanks,
  ...whole.fillers,
  ...languages.flatMap(({ answers }) => answers.no.decisive),
])
/** “Ok thanks”, “perfect, thank you” */
const besideThanks = new Set([
  ...whole.courtesy,
  ...whole.fillers,
  ...languages.flatMap(({ answers }) => answers.yes.decisive),
])
const questionOpenings = gather('questionOpenings')
const whatThereIs = gather('whatThereIs')
const personAlone = gather('personAlone')
const isFiller = (word: string): boolean => whole.greeting.has(word) || whole.fillers.has(word)

/** In this order: a person who asks for a person gets one, whatever else is said. */
const anywhere: readonly (readonly [wish: Wish, phrases: ReadonlySet<string>])[] = [
  ['person', gather('person')],
  ['cancel_order', gather('cancelOrder')],
  ['where_is_it', gather('whereIsIt')],
  ['cart', gather('cart')],
  ['hours', gather('hours')],
  ['menu', gather('menu')],
  ['wrong_chat', gather('wrongChat')],
  ['thinking', gather('thinking')],
  ['praise', gather('praise')],
]
const drops = gather('drop')
/** “No”, “ah”, “please” beside it */
const besideDrop = new Set([
  ...whole.courtesy,
  ...whole.thanks,
  ...whole.greeting,
  ...languages.flatMap(({ answers }) => [
    ...answers.courtesy,
    ...answers.connectives,
    ...answers.no.decisive,
    ...answers.yes.decisive,
  ]),
])

const contains = (text: string, phrase: string): boolean => ` ${text} `.includes(` ${phrase} `)

/** Is the text made of these phrases and courtesy alone, with at least one of them? Longest phrases first. */
function isMadeOf(text: string, phrases: ReadonlySet<string>, beside = whole.courtesy): boolean {
  const words = text.split(' ')
  let found = false
  for (let from = 0; from < words.length; ) {
    let taken = 0
    for (let length = Math.min(5, words.length - from); length > 0 && taken === 0; length -= 1) {
      const phrase = words.slice(from, from + length).join(' ')
      if (phrases.has(phrase)) found = true
      if (phrases.has(phrase) || beside.has(phrase)) taken = length
    }
    if (taken === 0) return false
    from += taken
  }
  return found
}

/** What is said besides that nothing is wanted after all: “we eat at home”. */
export function withoutDrop(text: string): string {
  const parts = text.split(/(?<=[.,;!?\n])/)
  const others = parts.filter(part => !isMadeOf(fold(part), drops, besideDrop))
  return others.length === parts.length ? text : others.join('')
}

/** What a text says but for greetings, articles and the like, folded: “flor” of “la de flor, por favor”. */
export const withoutFillers = (text: string): string =>
  fold(text)
    .split(' ')
    .filter(word => !isFiller(word))
    .join(' ')

/**
 * What a message asks for besides ordering. A greeting or a thank-you counts only where nothing else is said.
 * @param text one turn
 * @returns undefined where it is none of these: it may be an order
 */
export function readWish(text: string): Wish | undefined {
  if (text.length > longestWish) return undefined
  const folded = fold(text)
  if (isLaughter(text)) return 'smile'
  if (folded === '') return undefined
  for (const [wish, phrases] of anywhere) {
    for (const phrase of phrases) if (contains(folded, phrase)) return wish
  }
  if (personAlone.has(withoutFillers(text))) return 'person'
  if (withoutDrop(text) !== text) return 'drop'
  if (isMadeOf(folded, whole.thanks, besideThanks) || isThanksToSomeone(folded)) return 'thanks'
  if (isMadeOf(folded, whole.enough, besideEnough)) return 'enough'
  return isMadeOf(folded, whole.greeting) ? 'greeting' : undefined
}

/** “hahaha”, “jajaja 😂”, “kkkkk”, “rsrs”, “lol”: a word of it, signs, and no more. */
const laughter = /^(?:a?(?:ha|he|hi|ja|je|ji|jo){2,}[hj]?|ha|je|k{3,}|(?:rs){1,20}|lol|lmao|rofl)$/

/** @param word folded */
export const isLaughterWord = (word: string): boolean => laughter.test(word)

function isLaughter(text: string): boolean {
  if (text.length > longestAnswerOfSigns) return false
  const words = fold(text)
    .split(' ')
    .filter(word => word !== '')
  return words.length > 0 ? words.every(word => laughter.test(word)) : isSigns(text)
}

const longestAnswerOfSigns = 60

/** Nothing but signs: “😂😂”. */
const isSigns = (text: string): boolean =>
  /\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}]/u.test(text)

/** Nobody thanks in more words and orders with them. */
const longestThanks = 5

const wishesToOrder = new Set(languages.flatMap(({ questions }) => questions.classes.orders))

/** Does it count something, or say that it is wanted? @param text one turn */
export function wants(text: string): boolean {
  const folded = fold(text)
  return /\d/.test(folded) || [...wishesToOrder].some(phrase => contains(folded, phrase))
}

/** “Mil gracias genio”, “thanks a bunch boss”: whoever is thanked needs to be on no list. */
function isThanksToSomeone(folded: string): boolean {
  if (/\d/.test(folded) || folded.split(' ').length > longestThanks) return false
  return [...whole.thanks].some(phrase => phrase.length > 2 && `${folded} `.startsWith(`${phrase} `))
}

/** As far before what isn't wanted as “don't want the” */
const refusalReach = 3

/** “No delivery”, “cancel the delivery” */
function isRefused(text: string, phrase: string): boolean {
  const [before = ''] = ` ${text} `.split(` ${phrase} `)
  const reach = ` ${before.trim().split(' ').slice(-refusalReach).join(' ')} `
  return [...refusals].some(refusal => reach.includes(` ${refusal} `))
}

/**
 * An answer to “delivery or pickup?”. What is said in a question decides only where nothing else does: “do you deliver? ah,
 * never mind, I'll pick it up”.
 * @returns undefined where the text wants neither, or both
 */
export function readFulfilment(text: string): 'delivery' | 'pickup' | undefined {
  if (text.length > longestWish) return undefined
  const sentences = text.match(/[^.;!?\n]+[.;!?\n]*/g) ?? []
  const said = sentences.filter(sentence => !sentence.includes('?'))
  return fulfilmentIn(said) ?? fulfilmentIn(sentences)
}

function fulfilmentIn(sentences: readonly string[]): 'delivery' | 'pickup' | undefined {
  const parts = sentences.flatMap(sentence => sentence.split(/[,.;:!?\n]/)).map(fold)
  const says = (phrases: ReadonlySet<string>): boolean =>
    [...phrases].some(phrase => parts.some(part => contains(part, phrase) && !isRefused(part, phrase)))
  const [delivery, pickup] = [says(fulfilments.delivery), says(fulfilments.pickup)]
  if (delivery === pickup) return undefined
  return delivery ? 'delivery' : 'pickup'
}

/** Is the word part of how people say “delivery” or “pickup”? Beside an order it is no dish. */
export const isFulfilmentWord = (word: string): boolean => fulfilmentWords.has(fold(word))

/** “Do you …?”, “what …?”: asked of the shop rather than of its menu. */
export function asksTheShop(text: string): boolean {
  const folded = fold(text)
  return (
    text.trim().endsWith('?') && [...questionOpenings].some(opening => `${folded} `.startsWith(`${opening} `))
  )
}

/**
 * “2 margheritas, do you take cards?”: an order and a question to the shop in one message, whichever comes first.
 * @returns undefined where it is only one of them
 */
export function splitQuestion(text: string): { question: string; others: string } | undefined {
  const parts = text.match(/[^,.;!?\n]+[,.;!?\n]*\s*/g) ?? []
  for (const [index, part] of parts.entries()) {
    const end = parts.findIndex((other, at) => at >= index && other.includes('?'))
    const question = parts.slice(index, end + 1).join('')
    if (end === -1 || part === undefined || !asksTheShop(question)) continue
    const others = [...parts.slice(0, index), ...parts.slice(end + 1)].join('')
    return /[\p{L}\p{N}]/u.test(others) ? { question: question.trim(), others: others.trim() } : undefined
  }
  return undefined
}

/** “pizzas” is “Pizza”, and the other way round. */
const isSameWord = (one: string, other: string): boolean =>
  one === other || [`${one}s`, `${one}es`].includes(other) || [`${other}s`, `${other}es`].includes(one)

/**
 * “What pizzas do you have?”, “any desserts?”, or a category's name alone: which of these a message wants to see.
 * @param categories as the menu calls them
 * @returns undefined where it says anything else besides
 */
export function readCategory(text: string, categories: readonly string[]): string | undefined {
  if (text.length > longestWish) return undefined
  const words = fold(text).split(' ')
  return categories.find(category => {
    const name = fold(category).split(' ')
    for (let at = 0; name[0] !== '' && at + name.length <= words.length; at += 1) {
      if (!name.every((word, index) => isSameWord(word, words[at + index] ?? ''))) continue
      const others = [...words.slice(0, at), ...words.slice(at + name.length)].filter(word => !isFiller(word))
      // the bare name in another number may be an order: “pizza”, where the menu says “Pizzas”
      return others.length === 0
        ? name.join(' ') === words.join(' ')
        : isMadeOf(others.join(' '), whatThereIs)
    }
    return false
  })
}

/** “2”, “2.”, “number 2”, “the second one”: which of so many choices. @returns its index from 0, or undefined */
export function readChoice(text: string, count: number): number | undefined {
  if (text.length > longestWish) return undefined
  const folded = fold(text)
  const opening = choiceOpenings.find(words => folded.startsWith(`${words} `))
  const named = opening === undefined ? folded : folded.slice(opening.length + 1)
  const ending = choiceEndings.find(word => named.endsWith(` ${word}`))
  const said = ending === undefined ? named : named.slice(0, -ending.length - 1)
  const index = /^\d{1,2}$/.test(said) ? Number(said) - 1 : choiceIndex.get(said)
  return index !== undefined && index >= 0 && index < count ? index : undefined
}

/** Letter by letter, so that places stay the same: lower case, no accents, every mark a space. */
const inPlace = (text: string): string =>
  [...text]
    .map(sign => {
      const [base = ' '] = sign.normalize('NFD').toLowerCase()
      return (/[\p{L}\p{N}]/u.test(base) ? base : ' ').padEnd(sign.length)
    })
    .join('')

const allergyStems = gather('allergy')
const noAllergy = gather('noAllergy')
const leadsToAllergy = gather('has')
const goesOnBehind = gather('goesOn')
const joins = gather('joins')

/** Where one of these begins in the text as a word of its own: the first at or behind `from`, or the last before `to`. */
function placesOf(text: string, phrases: ReadonlySet<string>, wholeWords: boolean): number[] {
  const places: number[] = []
  for (const phrase of phrases) {
    const wanted = wholeWords ? ` ${phrase} ` : ` ${phrase}`
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) places.push(at + 1)
  }
  return places.sort((one, other) => one - other)
}

const isMark = (sign: string | undefined): boolean => sign !== undefined && /[\s,.;:!]/.test(sign)

/** Without marks and spaces at either end. */
function trim(words: string): string {
  let [from, to] = [0, words.length]
  while (from < to && isMark(words[from])) from += 1
  while (to > from && isMark(words[to - 1])) to -= 1
  return words.slice(from, to)
}

/** Without a last word that led to what was taken out there. */
function withoutJoin(words: string): string {
  const last = words.lastIndexOf(' ')
  return last > 0 && joins.has(inPlace(words.slice(last)).trim()) ? trim(words.slice(0, last)) : words
}

/**
 * An allergy or an intolerance that somebody tells, in whatever words around it: rather one too many than one too few.
 * @param text one turn
 * @returns what is said of it, and what the text says besides; undefined where nothing is
 */
export function readAllergy(text: string): { allergy: string; rest: string } | undefined {
  const said: string[] = []
  let rest = ''
  for (const part of text.split(/(?<=[.;!?\n]|,(?!\d))/)) {
    const folded = ` ${inPlace(part)} `
    const [at] = placesOf(folded, allergyStems, false)
    const isNone = [...noAllergy].some(phrase => folded.replace(/ +/g, ' ').includes(` ${phrase} `))
    if (at === undefined || isNone) {
      rest += part
      continue
    }
    const from = placesOf(folded, leadsToAllergy, true).find(place => place <= at) ?? 0
    const more = placesOf(folded, goesOnBehind, true).find(place => place > at) ?? folded.length
    // “intolerante a lactose: um x-salada”
    const colon = part.indexOf(':', at)
    const end = colon === -1 ? more : Math.min(more, colon + 1)
    const [start, stop] = [Math.max(from - 1, 0), Math.max(end - 1, 0)]
    said.push(trim(part.slice(start, stop)))
    rest += `${part.slice(0, start)}${part.slice(stop)}`
  }
  if (said.length === 0) return undefined
  const others = withoutJoin(trim(rest))
  return { allergy: said.join(', '), rest: /[\p{L}\p{N}]/u.test(others) ? others : '' }
}

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').map(fold)
const sameAddresses = new Set(languages.flatMap(({ details }) => listOf(details.sameAddress)))
const usuals = new Set(languages.flatMap(({ phrases }) => listOf(phrases.usual)))

/** “The same address”: where the last order went. */
export const isSameAddress = (text: string): boolean => sameAddresses.has(fold(text))

/** “The usual”: what was ordered another day. */
export const isUsual = (text: string): boolean => usuals.has(fold(text))

/** Longest first: “of these” before “these”. */
const pointing = [...gather('pointing')].sort((one, other) => other.length - one.length)

/**
 * “2 of these”, about what a message quotes: with its name in the place of the words that point at it.
 * @returns undefined where nothing points
 */
export function nameQuoted(text: string, name: string): string | undefined {
  if (text.length > longestWish) return undefined
  const folded = ` ${fold(text)} `
  const words = pointing.find(phrase => folded.includes(` ${phrase} `))
  return words === undefined ? undefined : folded.replace(` ${words} `, ` ${name} `).trim()
}

const joinTo = gather('joinTo')

/** “Add it to my order”: what isn't placed yet into what is. @param text one turn */
export function joinsOrder(text: string): boolean {
  if (text.length > longestWish) return false
  const folded = fold(withoutOrderNumber(text))
  return [ownOrder, joinTo].every(phrases => [...phrases].some(phrase => contains(folded, phrase)))
}

/** “Ah and”, “ok y”: before what is said. */
const opensNothing = new Set(
  languages.flatMap(({ answers }) => [...answers.courtesy, ...answers.connectives]),
)

const ownOrder = gather('ownOrder')
const mayChange = gather('mayChange')
const addTo = gather('addTo')
/** “order #14”, “pedido 14”, “#14” */
const orderNumber =
  /(?:\b(?:order|orden|pedido) *(?:#|n[oº°.]*|number|numero|número) *\d{1,6}\b)|#\d{1,6}\b/giu

/** The text without the number of an order: in what is ordered it would count. */
export const withoutOrderNumber = (text: string): string => text.replace(orderNumber, 'my order')

/**
 * Is it about an order that was placed? change: names it, or wants something added · may_change: asks whether it can be
 * changed, or says that it should be.
 * @param text one turn
 */
export function readOrderWish(text: string): 'change' | 'may_change' | undefined {
  if (text.length > longestWish) return undefined
  const folded = fold(withoutOrderNumber(text))
  if ([...mayChange].some(phrase => contains(folded, phrase))) return 'may_change'
  const isNamed = [...ownOrder].some(phrase => contains(folded, phrase))
  const words = folded.split(' ')
  const from = Math.max(
    words.findIndex(word => !opensNothing.has(word)),
    0,
  )
  // “ah, and also a coke”: with what leads to it, or without
  const openings = words.slice(0, from + 1).map((_word, index) => `${words.slice(index).join(' ')} `)
  const isAdded = [...addTo].some(opening => openings.some(said => said.startsWith(`${opening} `)))
  return isNamed || isAdded ? 'change' : undefined
}
