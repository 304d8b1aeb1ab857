/** A text taken apart by WhatsApp's light formatting. */
export type Piece =
  | { kind: 'text' | 'mono'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; pieces: Piece[] }

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const
type Mark = keyof typeof marks

const isMark = (character: string): character is Mark => Object.hasOwn(marks, character)
const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character)
const isSpace = (character: string) => character === '' || /\s/u.test(character)

/** Reads *bold*, _italic_, ~strike~ and ```mono```, one inside the other; marks without a partner stay text. */
export function readFormat(text: string, inside: readonly Mark[] = []): Piece[] {
  const pieces: Piece[] = []
  /** Up to where it is known that no mark of a kind closes, which keeps long texts linear. */
  const openUntil: Partial<Record<string, number>> = {}
  let start = 0
  let at = 0
  const take = (end: number, piece: Piece) => {
    if (at > start) pieces.push({ kind: 'text', text: text.slice(start, at) })
    pieces.push(piece)
    at = end
    start = end
  }
  while (at < text.length) {
    const character = text.charAt(at)
    const fence = text.startsWith('```', at) ? '```' : character === '`' ? '`' : ''
    const unclosed = at < (openUntil[fence || character] ?? 0)
    if (fence && !unclosed) {
      const close = text.indexOf(fence, at + fence.length)
      if (close > at + fence.length) {
        take(close + fence.length, { kind: 'mono', text: text.slice(at + fence.length, close) })
        continue
      }
      if (close === -1) openUntil[fence] = text.length
    } else if (isMark(character) && !unclosed && !inside.includes(character) && mayOpen(text, at)) {
      const close = closingMark(text, at)
      if (close !== -1) {
        const inner = readFormat(text.slice(at + 1, close), [...inside, character])
        take(close + 1, { kind: marks[character], pieces: inner })
        continue
      }
      openUntil[character] = lineEnd(text, at)
    }
    at += 1
  }
  if (start < text.length) pieces.push({ kind: 'text', text: text.slice(start) })
  return pieces
}

/** The text without its marks, for a line in a list. */
export function plainText(pieces: Piece[]): string {
  return pieces.map(piece => ('text' in piece ? piece.text : plainText(piece.pieces))).join('')
}

function mayOpen(text: string, at: number): boolean {
  return !isWord(text.charAt(at - 1)) && !isSpace(text.charAt(at + 1))
}

/** Where the mark at `at` closes on its line, or -1. */
function closingMark(text: string, at: number): number {
  const mark = text.charAt(at)
  const end = lineEnd(text, at)
  for (let close = text.indexOf(mark, at + 2); close !== -1 && close < end; ) {
    if (!isSpace(text.charAt(close - 1)) && !isWord(text.charAt(close + 1))) return close
    close = text.indexOf(mark, close + 1)
  }
  return -1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}
