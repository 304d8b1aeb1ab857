import { parentPort, workerData } from 'node:worker_threads'
import { ImportError } from '../import-error.js'
import type { Batch } from './batch.js'
import { type Chunk, createChunkReader, type WorkSettings } from './read-chunk.js'

/** So many batches of a worker wait to be merged, and no more. */
export const mostWaiting = 2

export type ToWorker = { chunk: Chunk } | 'merged'
export type FromWorker = { batch: Batch } | 'done' | { failed: string; isForPeople: boolean }

/** A thread that reads: files go in, batches of rows come out, never more than are wanted. */
function work(port: NonNullable<typeof parentPort>): void {
  const reader = createChunkReader(workerData as WorkSettings)
  let waiting = 0
  let goOn: (() => void) | undefined

  async function send(batch: Batch): Promise<void> {
    waiting += 1
    const bytes = [batch.rows.buffer, batch.lines.buffer, batch.places.buffer] as ArrayBuffer[]
    port.postMessage({ batch } satisfies FromWorker, bytes)
    if (waiting >= mostWaiting) await new Promise<void>(resolve => (goOn = resolve))
  }

  async function read(chunk: Chunk): Promise<void> {
    try {
      for await (const batch of reader.read(chunk)) await send(batch)
      port.postMessage('done' satisfies FromWorker)
    } catch (error) {
      const isForPeople = error instanceof ImportError
      const { message, stack } = error as Error
      port.postMessage({
        failed: isForPeople ? message : (stack ?? message),
        isForPeople,
      } satisfies FromWorker)
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message === 'merged') {
      waiting -= 1
      goOn?.()
      goOn = undefined
    } else void read(message.chunk)
  })
}

if (parentPort !== null) work(parentPort)
