import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { ImportError } from '../import-error.js'
import type { Batch } from './batch.js'
import type { Chunk, WorkSettings } from './read-chunk.js'
import type { FromWorker, ToWorker } from './worker.js'

/** One thread that reads, a chunk at a time. */
interface Reader {
  /** The chunk's batches, as they are merged. @throws ImportError where it can't go on */
  read(chunk: Chunk): AsyncGenerator<Batch>
  close(): Promise<number>
}

function openReader(settings: WorkSettings): Reader {
  const worker = new Worker(new URL('worker.js', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 },
  })
  const messages: (FromWorker | { died: Error })[] = []
  let wake: (() => void) | undefined
  const hear = (message: FromWorker | { died: Error }): void => {
    messages.push(message)
    wake?.()
  }
  worker.on('message', hear)
  worker.on('error', died => hear({ died }))
  const post = (message: ToWorker): void => worker.postMessage(message)

  async function next(): Promise<FromWorker | { died: Error }> {
    for (;;) {
      const message = messages.shift()
      if (message !== undefined) return message
      await new Promise<void>(resolve => (wake = resolve))
    }
  }

  return {
    async *read(chunk) {
      post({ chunk })
      for (;;) {
        const message = await next()
        if (message === 'done') return
        if ('died' in message) throw message.died
        if ('failed' in message)
          throw message.isForPeople ? new ImportError(message.failed) : new Error(message.failed)
        yield message.batch
        post('merged')
      }
    },
    close: () => worker.terminate(),
  }
}

/** Two read ahead of one that merges; a third would wait for the database. */
const mostReaders = 2

/**
 * Batches of all chunks in the chunks' order, read by several threads ahead of whoever takes them, as far as each may.
 * @param alone one thread, for a single file
 */
export async function* readInOrder(
  settings: WorkSettings,
  chunks: AsyncIterable<Chunk>,
  alone: boolean,
): AsyncGenerator<Batch> {
  const most = alone ? 1 : Math.max(1, Math.min(mostReaders, availableParallelism()))
  const readers: Reader[] = []
  const iterator = chunks[Symbol.asyncIterator]()
  /** begun, in order */
  const begun: { reader: Reader; batches: AsyncGenerator<Batch>; first: Promise<IteratorResult<Batch>> }[] =
    []

  /** @param given undefined: a new one is opened, if there is something to read */
  async function begin(given?: Reader): Promise<void> {
    const next = await iterator.next()
    if (next.done === true) return
    const reader = given ?? openReader(settings)
    if (given === undefined) readers.push(reader)
    const batches = reader.read(next.value)
    const first = batches.next()
    // a failure is met when its turn comes
    first.catch(() => undefined)
    begun.push({ reader, batches, first })
  }

  try {
    for (let count = 0; count < most; count++) await begin()
    for (let chunk = begun.shift(); chunk !== undefined; chunk = begun.shift()) {
      for (let step = await chunk.first; step.done !== true; step = await chunk.batches.next())
        yield step.value
      await begin(chunk.reader)
    }
  } finally {
    await Promise.all(readers.map(reader => reader.close()))
  }
}
