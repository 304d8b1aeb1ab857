import { nothingRead, type ReadingState, readOrder, readTurn } from '@comanda/order-language/read-order.js'
import { expect } from 'chai'
import { pizzeria, taqueria } from '../../support/menus.js'
import { pizzeriaCases } from './format/pizzeria-cases.js'
import { pizzeriaChangesCases } from './format/pizzeria-changes-cases.js'
import { taqueriaChangesCases } from './format/taqueria-changes-cases.js'
import { compile } from './read.js'

describe('reading a chat turn by turn', () => {
  for (const [shop, json, categories] of [
    ['an English pizzeria', pizzeria, [...pizzeriaCases, ...pizzeriaChangesCases]],
    ['a Spanish taquería', taqueria, taqueriaChangesCases],
  ] as const)
    it(`comes to the same as reading all of it, at ${shop}`, () => {
      const menu = compile(json)
      for (const [, cases] of categories)
        for (const [said] of cases) {
          const turns = typeof said === 'string' ? [said] : said
          let state = nothingRead
          let rules: readonly string[] = []
          for (const [index, text] of turns.entries()) {
            // as it would come back from wherever it was kept
            const kept = JSON.parse(JSON.stringify(state)) as ReadingState
            const next = readTurn(menu, kept, text)
            rules = [...rules, ...(next.reading.rules ?? [])]
            const whole = readOrder(menu, turns.slice(0, index + 1))
            expect({ ...next.reading, rules }).to.deep.equal({ rules: [], ...whole })
            state = next.state
          }
        }
    })

  it('goes on without what the menu no longer has', () => {
    const menu = compile(pizzeria)
    const { state } = readTurn(menu, nothingRead, 'a large margherita with olives and a brownie')
    const smaller = compile({
      ...pizzeria,
      items: pizzeria.items.filter(({ id }) => id !== 'brownie'),
    })
    const { reading } = readTurn(smaller, state, 'and a coke')
    expect(reading.lines.map(({ item }) => item)).to.deep.equal(['margherita', 'coke'])
  })

  it('tells with every turn that one before was too long', () => {
    const menu = compile(pizzeria)
    const { state } = readTurn(menu, nothingRead, 'x'.repeat(5000))
    expect(readTurn(menu, state, 'a coke').reading).to.include({ tooLong: true, intent: 'other' })
  })
})
