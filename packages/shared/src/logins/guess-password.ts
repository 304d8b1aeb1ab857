import { parentPort, workerData } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** A thread of its own: see password-strength.ts. Answers with the score, 0 to 4. */
const { password, words } = workerData as { password: string; words: string[] }
const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
parentPort?.postMessage(guesser.check(password, words).score)
