import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileTemplates } from '@comanda/web/views/templates.js'
import ejs from 'ejs'
import { compared, control, type Figure, type Size } from '../figure.js'
import { compare, timed } from '../rounds.js'
import { listModel } from './list-model.js'

const amounts: Record<Size, { renders: number; rounds: number }> = {
  small: { renders: 5, rounds: 2 },
  full: { renders: 40, rounds: 15 },
}
const rows = 50
const goal = { atMost: 0.25 }
const views = fileURLToPath(new URL('../views', import.meta.resolve('@comanda/web/main.js')))

/** The list of orders from our compiled views, against the same views by EJS's own renderFile, its cache on. */
export async function* benchRender(bench: string, size: Size): AsyncGenerator<Figure> {
  const templates = compileTemplates(views)
  const model = listModel(rows)
  const ours = (): string => templates.render('pages/orders/list', model)
  const file = path.join(views, 'pages/orders/list.ejs')
  const usual = (): Promise<string> =>
    ejs.renderFile(file, model, { views: [views], cache: true, rmWhitespace: true })
  if (ours() !== (await usual())) throw new Error('the two ways don’t render the same page')

  const { renders, rounds } = amounts[size]
  const sides = { ours: timed(renders, ours), usual: timed(renders, usual) }
  await sides.ours()
  await sides.usual()
  const against = await compare(sides.ours, sides.usual, rounds)
  yield compared(bench, `render_ms_${rows}_rows`, against, 'renderFile with includes per row', goal)
  yield control(bench, `render_ms_${rows}_rows`, await compare(sides.ours, sides.ours, rounds))
}
