/** What a character is to the tokeniser. Invisible ones are skipped without ending a word. */
export type CharKind =
  | 'letter'
  | 'digit'
  | 'invisible'
  | 'apostrophe'
  | 'newline'
  | 'space'
  | 'emoji'
  | 'symbol'

export interface FoldedChar {
  readonly kind: CharKind
  /** Lower case, without accents; may be several characters ("ß" → "ss") */
  readonly text: string
}

const fractions = new Map([
  ['½', '1/2'],
  ['¼', '1/4'],
  ['¾', '3/4'],
  ['⅓', '1/3'],
  ['⅔', '2/3'],
])

const specialLetters = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
  ['ı', 'i'],
])

// Zero-width and bidi controls, soft hyphen, variation selectors, the keycap's frame, combining marks, skin tones.
const invisible = /\p{Cf}|\p{Cc}|\p{M}|\p{Emoji_Modifier}/u
const apostrophes = new Set(["'", '’', '‘', '`', '´', 'ʼ', '′'])
const emoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u

function classify(char: string): FoldedChar {
  if (char === '\n' || char === '\r' || char === '\u2028' || char === '\u2029')
    return { kind: 'newline', text: '\n' }
  if (apostrophes.has(char)) return { kind: 'apostrophe', text: '' }
  if (/\s/u.test(char)) return { kind: 'space', text: ' ' }
  if (invisible.test(char)) return { kind: 'invisible', text: '' }
  const fraction = fractions.get(char)
  if (fraction !== undefined) return { kind: 'digit', text: fraction }
  if (emoji.test(char)) return { kind: 'emoji', text: char }
  const folded = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const text = specialLetters.get(folded) ?? folded
  if (/^[0-9]+$/.test(text)) return { kind: 'digit', text }
  if (/^\p{Nd}$/u.test(char)) return { kind: 'symbol', text }
  if (/^[\p{L}\p{N}]+$/u.test(text)) return { kind: 'letter', text }
  return { kind: 'symbol', text: text === '×' || text === '✕' ? '×' : text }
}

const ascii: readonly FoldedChar[] = Array.from({ length: 128 }, (_, code) =>
  classify(String.fromCharCode(code)),
)

/** Lower case without accents, and what kind of character it is. `char` is one code point. */
export function foldChar(char: string): FoldedChar {
  return (char.length === 1 && ascii[char.charCodeAt(0)]) || classify(char)
}
