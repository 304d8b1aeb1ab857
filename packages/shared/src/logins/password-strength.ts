import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Of zxcvbn's scores the first that takes more than a hundred million guesses. */
const leastScore = 3
/** What is behind it makes a password no easier to guess, and takes the longer to look at. */
const mostLookedAt = 64

const between = /[^\p{L}\p{N}]+/u

/** Words of the context: whole, in their parts, and what stands before and behind an @ written as one word. */
const withParts = (words: readonly string[]): string[] => {
  const parts = words.flatMap(word => [
    word,
    ...word.split(between),
    ...word.split('@').map(side => side.split(between).join('')),
  ])
  return [...new Set(parts)].filter(part => part.length > 1)
}

async function score(password: string, words: readonly string[]): Promise<number> {
  const worker = new Worker(new URL('./guess-password.js', import.meta.url), {
    workerData: { password: password.slice(0, mostLookedAt), words: withParts(words) },
  })
  try {
    const [given] = (await once(worker, 'message')) as [number]
    return given
  } finally {
    await worker.terminate()
  }
}

/**
 * Whether a password is easy to guess: a common one, a row of keys or digits, or made of words that anybody knows of the
 * person. Passwords are chosen seldom, so the lists (some 40 MB) are held by a thread for as long as one is looked at.
 * One at a time: many at once would take the process's memory.
 */
export function createPasswordStrength(): (password: string, words: readonly string[]) => Promise<boolean> {
  let last: Promise<unknown> = Promise.resolve()
  return (password, words) => {
    const looked = last.then(() => score(password, words))
    last = looked.catch(() => undefined)
    return looked.then(given => given < leastScore)
  }
}
