import { anyWords, type Vocabulary } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { TypoIndex } from '../lexicon/typos.js'
import type { Token } from '../text/tokenise.js'

/** A token as the chunker sees it. */
export interface Word {
  readonly token: Token
  /** Its text, as the language knows it: "heyyy" is "hey" */
  readonly text: string
  /** Position among the turn's tokens */
  readonly index: number
  /** What it is looked up by on the menu; more than one where a typo was corrected */
  readonly keys: readonly string[]
  readonly typo: boolean
  /** 'word' takes part in phrases; the marks stand alone */
  readonly mark: 'word' | 'comma' | 'stop' | 'newline' | 'detail'
}

const stops = '.!?…¿¡'
const commas = ',;:()[]{}|/\\–—•·'
const meaningful = '&+#%×'

const numberSigns = anyWords(({ phrases }) => phrases.numberSign)

function markOf(token: Token, next: Token | undefined, before: Token | undefined): Word['mark'] | undefined {
  if (token.kind === 'newline') return 'newline'
  if (token.kind !== 'symbol') return 'word'
  if (meaningful.includes(token.text)) return 'word'
  // An opening mark says nothing that the closing one doesn't.
  if (token.text === '¿' || token.text === '¡') return undefined
  // "no. 21"
  if (token.text === '.' && next?.kind === 'number' && numberSigns.has(before?.text ?? '')) return undefined
  if (stops.includes(token.text)) return 'stop'
  if (commas.includes(token.text)) return 'comma'
  // A hyphen inside a word joins, any other one separates.
  if (token.text === '-') return token.glued && next?.glued ? undefined : 'comma'
  if (token.text === '*' && next?.kind === 'number') return undefined
  return undefined
}

export interface WordSource {
  readonly lexicon: Lexicon
  readonly typos: TypoIndex
  readonly vocabulary: Vocabulary
  /** Words that are right as they are */
  readonly isKnown: (word: string) => boolean
}

interface Spelling {
  /** As the language knows it */
  readonly text: string
  /** What the menu is searched by */
  readonly keys: readonly string[]
  readonly typo: boolean
}

/** A message with more words that nobody knows is no order: further ones stay unknown, and are told. */
const MAX_CORRECTED = 40

/** Corrects each word of a turn once, and only so many. */
function createCorrect(source: WordSource): (text: string) => Spelling | undefined {
  const known = new Map<string, Spelling | undefined>()
  return text => {
    if (!known.has(text)) known.set(text, known.size < MAX_CORRECTED ? correct(source, text) : undefined)
    return known.get(text)
  }
}

function correct({ lexicon, typos, isKnown }: WordSource, text: string): Spelling | undefined {
  if (isKnown(text)) return undefined
  const { words, isSure } = typos.find(text)
  if (words.length === 0) return undefined
  return { text, keys: [...new Set(words.map(lexicon.toKey))], typo: !isSure }
}

/** With so many letters of it, nobody would ask which word is meant. */
const MIN_SURE_START = 4

/** "choc", "marm.": the one word of the menu that begins so. */
function complete(
  { lexicon, typos, isKnown }: WordSource,
  text: string,
  isCut: boolean,
): Spelling | undefined {
  if (isKnown(text)) return undefined
  const keys = new Set(typos.complete(text).map(lexicon.toKey))
  const isSure = isCut || text.length >= MIN_SURE_START
  return keys.size === 1 ? { text, keys: [...keys], typo: !isSure } : undefined
}

/** "pleaseee", "heyy": drawn out as in speech. */
function shorten({ isKnown, lexicon }: WordSource, text: string): string {
  if (!/(.)\1/.test(text) || isKnown(text) || lexicon.byWord.has(lexicon.toKey(text))) return text
  const single = text.replace(/(.)\1+/g, '$1')
  const double = text.replace(/(.)\1{2,}/g, '$1$1')
  return [double, single].find(form => isKnown(form) || lexicon.byWord.has(lexicon.toKey(form))) ?? text
}

/** "ponle", "quítamelos": a verb that the language knows, with pronouns on it. */
function withoutClitics({ vocabulary, isKnown }: WordSource, text: string): string {
  if (isKnown(text)) return text
  for (const clitic of vocabulary.clitics) {
    if (!text.endsWith(clitic)) continue
    const verb = text.slice(0, -clitic.length)
    const known = vocabulary.phrases.children.get(verb)
    const role = known?.value?.role
    // "bórreme todo": a verb that is known with an object alone
    if (
      role === undefined &&
      [...(known?.children.values() ?? [])].some(({ value }) => value?.role === 'cancel')
    )
      return verb
    if (role !== undefined && ['want', 'add', 'remove', 'change', 'cancel'].includes(role)) return verb
  }
  return text
}

/** "taquitos": a word of the menu made small or dear. */
function withoutDiminutive({ lexicon, vocabulary }: WordSource, text: string): string | undefined {
  for (const [ending, replacement] of vocabulary.language.diminutives) {
    const key = text.endsWith(ending) ? lexicon.toKey(text.slice(0, -ending.length) + replacement) : ''
    if (key.length > 2 && lexicon.byWord.has(key)) return key
  }
  return undefined
}

function spell(
  source: WordSource,
  correctOnce: (text: string) => Spelling | undefined,
  token: Token,
  isMeasure: boolean,
  isCut: boolean,
): Spelling {
  const { lexicon, vocabulary } = source
  const own = lexicon.toKey(token.text)
  if (token.kind !== 'word' || lexicon.byWord.has(own) || lexicon.phrases.children.get(own)?.value)
    return { text: token.text, keys: [own], typo: false }
  const text = withoutClitics(
    source,
    shorten(source, (isMeasure ? undefined : vocabulary.shorthand.get(token.text)) ?? token.text),
  )
  const key = lexicon.toKey(text)
  if (lexicon.byWord.has(key)) return { text, keys: [key], typo: false }
  const small = source.isKnown(text) ? undefined : withoutDiminutive(source, text)
  if (small !== undefined) return { text, keys: [small], typo: false }
  return complete(source, text, isCut) ?? correctOnce(text) ?? { text, keys: [key], typo: false }
}

/** "marm. grande": a word that is cut short, and its stop */
function isCutShort(
  { lexicon, typos, isKnown }: WordSource,
  tokens: readonly Token[],
  index: number,
): boolean {
  const [token, stop, next] = tokens.slice(index, index + 3)
  const isStop = stop?.text === '.' && stop.glued && next?.kind === 'word' && !next.glued
  if (!isStop || token?.kind !== 'word' || isKnown(token.text)) return false
  return (
    !lexicon.byWord.has(lexicon.toKey(token.text)) &&
    new Set(typos.complete(token.text).map(lexicon.toKey)).size === 1
  )
}

/** "Dr. Pepper": the stop of an abbreviation in a name */
function isAbbreviated({ lexicon }: WordSource, tokens: readonly Token[], index: number): boolean {
  const [before, stop, next] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  if (stop?.text !== '.' || !stop.glued || !before || next?.kind !== 'word') return false
  return (
    lexicon.phrases.children.get(lexicon.toKey(before.text))?.children.has(lexicon.toKey(next.text)) === true
  )
}

const mouths = new Set([')', '(', 'd', 'p', 'o', '3', '*', '/', ']'])

/** ":)", ";-)": how many tokens a face takes up here */
function faceLength(tokens: readonly Token[], index: number): number {
  const eyes = tokens[index]
  if ((eyes?.text !== ':' && eyes?.text !== ';') || eyes.glued) return 0
  const mouthAt = tokens[index + 1]?.text === '-' ? index + 2 : index + 1
  const mouth = tokens[mouthAt]
  const isFace = mouth?.glued === true && mouths.has(mouth.text) && !tokens[mouthAt + 1]?.glued
  return isFace ? mouthAt + 1 - index : 0
}

/** "S1", which a dish is called on the printed menu, and no "sin 1" */
function opensCode({ lexicon }: WordSource, letter: Token, number: Token | undefined): boolean {
  const node = lexicon.phrases.children.get(lexicon.toKey(letter.text))
  return number?.kind === 'number' && number.glued && node?.children.has(lexicon.toKey(number.text)) === true
}

/** The tokens that take part in reading, with the keys that the menu is searched by. */
export function toWords(source: WordSource, tokens: readonly Token[], masked: ReadonlySet<number>): Word[] {
  const words: Word[] = []
  const correctOnce = createCorrect(source)
  let faceEnd = 0
  tokens.forEach((token, index) => {
    faceEnd = Math.max(faceEnd, index + faceLength(tokens, index))
    if (index < faceEnd) return
    if (masked.has(index)) {
      if (words.at(-1)?.mark !== 'detail')
        words.push({ token, text: token.text, index, keys: [], typo: false, mark: 'detail' })
      return
    }
    if (isAbbreviated(source, tokens, index)) return
    if (token.text === '.' && isCutShort(source, tokens, index - 1)) return
    const mark = markOf(token, tokens[index + 1], tokens[index - 1])
    if (mark === undefined) return
    const { text, keys, typo } = spell(
      source,
      correctOnce,
      token,
      (token.glued && tokens[index - 1]?.kind === 'number') || opensCode(source, token, tokens[index + 1]),
      isCutShort(source, tokens, index),
    )
    if (token.kind === 'emoji' && !keys.some(key => source.lexicon.phrases.children.has(key))) return
    words.push({ token, text, index, keys, typo, mark })
  })
  return words
}
