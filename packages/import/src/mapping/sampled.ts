import type { RawRecord } from '../records/record.js'

/** So many records show how a file writes its prices and dates. */
const sampleSize = 500

/** The first records of a source, and all of them, those included. */
export async function sampled(
  records: AsyncIterable<RawRecord | Error>,
): Promise<{ sample: RawRecord[]; all: AsyncGenerator<RawRecord | Error> }> {
  const iterator = records[Symbol.asyncIterator]()
  const first: (RawRecord | Error)[] = []
  let failure: { error: unknown } | undefined
  let isOver = false
  while (first.length < sampleSize && !isOver && failure === undefined) {
    try {
      const next = await iterator.next()
      if (next.done === true) isOver = true
      else first.push(next.value)
    } catch (error) {
      // what came before it counts all the same
      failure = { error }
    }
  }
  async function* all(): AsyncGenerator<RawRecord | Error> {
    yield* first
    if (failure !== undefined) throw failure.error
    if (isOver) return
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  return { sample: first.filter((record): record is RawRecord => !(record instanceof Error)), all: all() }
}
