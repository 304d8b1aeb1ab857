import { expect } from 'chai'
import { createJudge, type GoldLine } from './cart.js'
import { createKitchens } from './menus.js'

const [trattoria] = createKitchens()
if (!trattoria) throw new Error('no kitchen')
const { judge, keyOf } = createJudge(trattoria.menu)
const margherita = (quantity: number, ...options: GoldLine['options']): GoldLine => ({
  item: 'margherita',
  quantity,
  options,
})
const size = (option: string) => ({ group: 'size', option, amount: 'normal' as const })
const topping = (option: string, amount: 'none' | 'normal' | 'double' | 2 = 'normal') => ({
  group: 'topping',
  option,
  amount,
})
const reading = (lines: readonly GoldLine[], text?: string) => ({
  intent: 'order' as const,
  lines,
  details: {},
  questions: text === undefined ? [] : [{ kind: 'unknown_item' as const, text }],
  unknown: [],
})

describe('two carts are equal', () => {
  it('with lines and options in any order, and equal lines together', () => {
    expect(
      keyOf([margherita(1, size('large'), topping('ham')), margherita(1, topping('ham'), size('large'))]),
    ).to.equal(keyOf([margherita(2, size('large'), topping('ham'))]))
  })

  it('with what the menu fills in said or not', () => {
    expect(keyOf([margherita(1, size('medium'))])).to.equal(keyOf([margherita(1)]))
    expect(keyOf([margherita(1, size('large'))])).not.to.equal(keyOf([margherita(1)]))
  })

  it('with double as two, but not with none as nothing said', () => {
    expect(keyOf([margherita(1, topping('ham', 'double'))])).to.equal(
      keyOf([margherita(1, topping('ham', 2))]),
    )
    expect(keyOf([margherita(1, topping('ham', 'none'))])).not.to.equal(keyOf([margherita(1)]))
  })
})

describe('a reading', () => {
  const lines = [margherita(1)]

  it('is right, wrong and asked about, or silently wrong', () => {
    expect(judge({ lines, asks: 'never' }, reading(lines))).to.equal('exact')
    expect(judge({ lines, asks: 'never' }, reading([], 'pizza'))).to.equal('asked')
    expect(judge({ lines, asks: 'never' }, reading([]))).to.equal('silent')
  })

  it('is right with a question where a waiter may ask, and only with one where a waiter must', () => {
    expect(judge({ lines, asks: 'may' }, reading([], 'pizza'))).to.equal('exact')
    expect(judge({ lines, asks: 'must' }, reading(lines))).to.equal('silent')
    expect(judge({ lines, asks: 'must' }, reading(lines, 'pizza'))).to.equal('exact')
  })
})
