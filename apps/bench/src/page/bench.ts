import type { Bench } from '../figure.js'
import { benchExpress } from './express.js'
import { benchRender } from './render.js'
import { benchStack } from './stack.js'

const bench = 'page'

/** What a page costs: rendered, served, and all of it. */
export const benchPage: Bench = async function* (size, ground) {
  yield* benchRender(bench, size)
  yield* benchExpress(bench, size)
  yield* benchStack(bench, size, ground)
}
