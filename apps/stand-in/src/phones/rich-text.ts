import { make } from './elements.js'
import { type Piece, readFormat } from './format.js'

const tags = { bold: 'strong', italic: 'em', strike: 's' } as const
/** A few emoji alone are shown large. */
const fewEmoji = /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*){1,3}$/u

/** The text as nodes: what looks like markup stays text. */
export function richText(text: string): HTMLElement {
  const holder = make('span', fewEmoji.test(text) ? 'text large' : 'text')
  holder.append(...readFormat(text).map(draw))
  return holder
}

function draw(piece: Piece): Node {
  if ('text' in piece) {
    return piece.kind === 'mono' ? make('code', '', piece.text) : document.createTextNode(piece.text)
  }
  return make(tags[piece.kind], '', ...piece.pieces.map(draw))
}
