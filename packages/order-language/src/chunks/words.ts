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
const commas = ',;()[]{}|/\\–—•·'
const meaningful = '&+#%×'

function markOf(token: Token, next: Token | undefined): Word['mark'] | undefined {
  if (token.kind === 'newline') return 'newline'
  if (token.kind !== 'symbol') return 'word'
  if (meaningful.includes(token.text)) return 'word'
  // An opening mark says nothing that the closing one doesn't.
  if (token.text === '¿' || token.text === '¡') return undefined
  if (stops.includes(token.text)) return 'stop'
  if (commas.includes(token.text)) return 'comma'
  // A hyphen inside a word joins, any other one separates.
  if (token.text === '-') return token.glued && next?.glued ? undefined : 'comma'
  if (token.text === '*' && next?.kind === 'number') return undefined
  return undefined
}

interface WordSource {
  readonly lexicon: Lexicon
  readonly typos: TypoIndex
  /** Words that are right as they are */
  readonly isKnown: (word: string) => boolean
}

function correct({ lexicon, typos, isKnown }: WordSource, text: string): string[] {
  if (isKnown(text)) return []
  const found = typos.find(text)
  const candidates = found.length > 0 || !text.endsWith('s') ? found : typos.find(text.slice(0, -1))
  return [...new Set(candidates.map(lexicon.toKey))]
}

/** "pleaseee", "heyy": drawn out as in speech. */
function shorten({ isKnown, lexicon }: WordSource, text: string): string {
  if (!/(.)\1/.test(text) || isKnown(text) || lexicon.byWord.has(lexicon.toKey(text))) return text
  const single = text.replace(/(.)\1+/g, '$1')
  const double = text.replace(/(.)\1{2,}/g, '$1$1')
  return [double, single].find(form => isKnown(form) || lexicon.byWord.has(lexicon.toKey(form))) ?? text
}

/** The tokens that take part in reading, with the keys that the menu is searched by. */
export function toWords(source: WordSource, tokens: readonly Token[], masked: ReadonlySet<number>): Word[] {
  const words: Word[] = []
  tokens.forEach((token, index) => {
    if (masked.has(index)) {
      if (words.at(-1)?.mark !== 'detail')
        words.push({ token, text: token.text, index, keys: [], typo: false, mark: 'detail' })
      return
    }
    const mark = markOf(token, tokens[index + 1])
    if (mark === undefined) return
    const text = shorten(source, token.text)
    const key = source.lexicon.toKey(text)
    if (token.kind === 'emoji' && !source.lexicon.phrases.children.has(key)) return
    const corrected =
      token.kind === 'word' && !source.lexicon.byWord.has(key) ? correct(source, token.text) : []
    const typo = corrected.length > 0
    words.push({ token, text, index, keys: typo ? corrected : [key], typo, mark })
  })
  return words
}
