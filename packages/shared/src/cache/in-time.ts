import { CacheError } from './cache-error.js'

/**
 * What a promise gives, unless it takes too long. node-redis has a timeout of its own, which ends with the command's
 * writing: it doesn't fire where the server takes a command and never answers.
 * @throws CacheError CACHE_LATE
 */
export function inTime<Value>(work: Promise<Value>, deadlineMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new CacheError('CACHE_LATE', `no answer within ${deadlineMs} ms`))
    // Where it was this process that stood still, the answer lies in the socket already: it is read before that.
    const timer = setTimeout(() => setImmediate(late), deadlineMs)
    work.then(
      value => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
