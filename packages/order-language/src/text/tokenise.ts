import { ordinalEndings } from '../language/vocabulary.js'
import { type FoldedChar, foldChar } from './fold.js'

export type TokenKind = 'word' | 'number' | 'emoji' | 'symbol' | 'newline'

/** A word, number or mark of a turn. `from` and `to` are UTF-16 offsets in the original text. */
export interface Token {
  readonly kind: TokenKind
  /** Folded: lower case, no accents, no apostrophes; a number as it was written */
  readonly text: string
  readonly from: number
  readonly to: number
  /** No space between it and the token before */
  readonly glued: boolean
  /** Numbers only */
  readonly value: number
}

interface Char extends FoldedChar {
  readonly from: number
  readonly to: number
}

function readChars(text: string): Char[] {
  const chars: Char[] = []
  let from = 0
  for (const char of text) {
    const to = from + char.length
    const folded = foldChar(char)
    if (folded.kind !== 'invisible') chars.push({ kind: folded.kind, text: folded.text, from, to })
    from = to
  }
  return chars
}

/** Reads a decimal that starts at `start`; returns where it ends and what it is worth. */
function readNumber(chars: readonly Char[], start: number): { end: number; value: number } {
  let end = start
  let digits = ''
  while (chars[end]?.kind === 'digit') digits += chars[end++]?.text ?? ''
  const mark = chars[end]?.text
  if ((mark === '.' || mark === ',') && chars[end + 1]?.kind === 'digit') {
    let last = end + 1
    let decimals = ''
    while (chars[last]?.kind === 'digit') decimals += chars[last++]?.text ?? ''
    const another = chars[last]
    // "1,2,3" is a list, and so is nothing that goes on with the same mark and a digit.
    const isList = another?.text === mark && chars[last + 1]?.kind === 'digit'
    if (!isList && decimals.length === 3 && mark === ',')
      return { end: last, value: Number(digits + decimals) }
    if (!isList) return { end: last, value: Number(`${digits}.${decimals}`) }
  }
  if (mark === '/' && chars[end + 1]?.kind === 'digit' && chars[end + 2]?.kind !== 'digit') {
    const divisor = Number(chars[end + 1]?.text)
    if (Number(digits) > 0 && Number(digits) < divisor)
      return { end: end + 2, value: Number(digits) / divisor }
  }
  return { end, value: Number(digits) }
}

/** "½" folds to "1/2" within one character; "1½" to "11/2", so the whole part stands before. */
function readVulgarFraction(char: Char): number | undefined {
  const [above, below] = char.text.split('/')
  return below === undefined ? undefined : Number(above) / Number(below)
}

/** Splits a turn into tokens. Linear; what can't be seen (zero-width, bidi, combining) belongs to no token. */
export function tokenise(text: string): Token[] {
  const chars = readChars(text)
  const tokens: Token[] = []
  let index = 0
  let previousTo = -1

  const push = (kind: TokenKind, tokenText: string, end: number, value = Number.NaN) => {
    const from = chars[index]?.from ?? 0
    const to = chars[end - 1]?.to ?? from
    tokens.push({ kind, text: tokenText, from, to, glued: from === previousTo, value })
    previousTo = to
    index = end
  }

  while (index < chars.length) {
    const char = chars[index]
    if (char === undefined) break
    if (char.kind === 'space' || char.kind === 'apostrophe') index++
    else if (char.kind === 'newline') push('newline', '\n', index + 1)
    else if (char.kind === 'emoji') push('emoji', char.text, index + 1)
    else if (char.kind === 'digit') {
      const fraction = readVulgarFraction(char)
      if (fraction !== undefined) push('number', char.text, index + 1, fraction)
      else {
        const { end, value } = readWholeNumber(chars, index)
        const suffix = (chars[end]?.text ?? '') + (chars[end + 1]?.text ?? '')
        if (ordinalEndings.has(suffix) && chars[end + 2]?.kind !== 'letter')
          push('word', `${joinTexts(chars, index, end)}${suffix}`, end + 2)
        else push('number', joinTexts(chars, index, end), end, value)
      }
    } else if (char.kind === 'letter') {
      const end = findWordEnd(chars, index)
      push('word', joinTexts(chars, index, end), end)
    } else push('symbol', char.text, index + 1)
  }
  return tokens
}

function readWholeNumber(chars: readonly Char[], start: number) {
  let end = start
  while (chars[end]?.kind === 'digit' && !chars[end]?.text.includes('/')) end++
  // A vulgar fraction right behind digits is a token of its own: "1½" is 1 and ½.
  return chars[end]?.kind === 'digit'
    ? { end, value: Number(joinTexts(chars, start, end)) }
    : readNumber(chars, start)
}

function joinTexts(chars: readonly Char[], start: number, end: number): string {
  let text = ''
  for (let index = start; index < end; index++) text += chars[index]?.text ?? ''
  return text
}

/** A word goes on over apostrophes inside it; "w/", "w/o" and "p.m." are one word each. */
function findWordEnd(chars: readonly Char[], start: number): number {
  let end = start
  while (
    chars[end]?.kind === 'letter' ||
    (chars[end]?.kind === 'apostrophe' && chars[end + 1]?.kind === 'letter')
  )
    end++
  if (end - start > 1) return end
  const isAlone = (at: number) => chars[at]?.kind === 'letter' && chars[at + 1]?.kind !== 'letter'
  if (chars[end]?.text === '/') {
    if (chars[start]?.text === 'w' && chars[end + 1]?.text === 'o' && isAlone(end + 1)) return end + 2
    return chars[end + 1]?.kind === 'digit' ? end : end + 1
  }
  if (chars[end]?.text === '.' && chars[end + 1]?.text === 'm' && isAlone(end + 1)) return end + 2
  return end
}
