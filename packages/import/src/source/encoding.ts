import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Whether bytes that come in pieces are UTF-8: a character may be parted between two. */
export function createUtf8Check(): { add(piece: Buffer): void; holds(): boolean } {
  let rest: Buffer = Buffer.alloc(0)
  let isGood = true
  return {
    add: piece => {
      if (!isGood) return
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      const end = wholeEnd(bytes)
      isGood = isUtf8(bytes.subarray(0, end))
      rest = Buffer.from(bytes.subarray(end))
    },
    holds: () => isGood && rest.length === 0,
  }
}

/** Where the last whole character ends. */
function wholeEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0b1100_0000) === 0b1000_0000) continue
    const length = byte >= 0b1111_0000 ? 4 : byte >= 0b1110_0000 ? 3 : byte >= 0b1100_0000 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** UTF-16 without a mark: every second byte of Latin text is 0. */
function utf16WithoutMark(head: Buffer): Encoding | undefined {
  const pairs = Math.floor(Math.min(head.length, 4_096) / 2)
  if (pairs < 2) return undefined
  let [even, odd] = [0, 0]
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) even += 1
    if (head[index + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.4 && even === 0) return 'utf-16le'
  return even > pairs * 0.4 && odd === 0 ? 'utf-16be' : undefined
}

/**
 * What a file is written in. Windows' own Latin is what spreadsheets save where it isn't Unicode.
 * @param head its first bytes
 * @param isWholeUtf8 whether all of it could be UTF-8
 */
export function encodingOf(head: Buffer, isWholeUtf8: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return utf16WithoutMark(head) ?? (isWholeUtf8 ? 'utf-8' : 'windows-1252')
}

/** The text of bytes that come in pieces, without the mark at its beginning. */
export async function* decoded(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
