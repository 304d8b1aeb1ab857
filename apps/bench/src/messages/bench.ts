import type { Bench } from '../figure.js'
import { benchCompleting } from './completing.js'
import { benchRecording } from './recording.js'
import { benchWaking } from './waking.js'

const bench = 'messages'

/** What a message costs on its way: recorded, completed, and its answer's sender woken. */
export const benchMessages: Bench = async function* (size, ground) {
  yield* benchRecording(bench, size, ground)
  yield* benchCompleting(bench, size, ground)
  yield* benchWaking(bench, size, ground)
}
