export interface ByteReader {
  /** So many bytes; fewer only where the source has ended. */
  take(count: number): Promise<Buffer>
  /** So many bytes as they come, none of them held; fewer only where the source has ended. */
  stream(count: number): AsyncGenerator<Buffer>
}

/** Reads a stream in pieces of a size that the reader chooses. */
export function createByteReader(source: AsyncIterable<Buffer>): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  /** @returns false at the end */
  async function fill(): Promise<boolean> {
    while (rest.length === 0) {
      const { done, value } = await chunks.next()
      if (done === true) return false
      rest = value
    }
    return true
  }

  async function* stream(count: number): AsyncGenerator<Buffer> {
    for (let missing = count; missing > 0; ) {
      if (!(await fill())) return
      const piece = rest.subarray(0, missing)
      rest = rest.subarray(piece.length)
      missing -= piece.length
      yield piece
    }
  }

  return {
    stream,
    take: async count => {
      const pieces: Buffer[] = []
      for await (const piece of stream(count)) pieces.push(piece)
      const [only] = pieces
      return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces)
    },
  }
}
