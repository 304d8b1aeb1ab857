export interface TextPart {
  text: string
  isBold: boolean
}

/** Between stars on one line, with no space inside them and no letter or digit outside: WhatsApp's own rule. */
const starred = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu

/** WhatsApp's *bold*, which our replies use, taken apart. Stars that mean something else stay. */
export function boldParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(starred)) {
    parts.push({ text: text.slice(from, found.index), isBold: false }, { text: found[1] ?? '', isBold: true })
    from = found.index + found[0].length
  }
  parts.push({ text: text.slice(from), isBold: false })
  return parts.filter(part => part.text !== '')
}
