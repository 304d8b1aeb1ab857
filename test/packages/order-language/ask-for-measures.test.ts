import { askForMeasures } from '@comanda/order-language/ask-for-measures.js'
import { expect } from 'chai'
import { grocer } from '../../support/menus.js'
import { compile, read, writeCart, writeQuestions } from './read.js'

describe('what must have a price', () => {
  const menu = compile(grocer)
  const ask = (...turns: string[]) => askForMeasures(menu.menu, turns, read(menu, turns))

  it('asks how much pieces weigh that are priced by the kilo', () => {
    expect(writeQuestions(ask('3 onions and 2 kg of potatoes'))).to.equal('quantity:3 onions')
  })

  it('goes on asking until it is said', () => {
    expect(writeQuestions(ask('3 onions', 'a milk too'))).to.equal('quantity:3 onions')
    const answered = ask('3 onions', 'half a kilo')
    expect(writeCart(answered.lines)).to.equal('0.5kg onions')
    expect(writeQuestions(answered)).to.equal('')
  })

  it('asks once about a line that the reading asks about already', () => {
    expect(writeQuestions(ask('potatoes'))).to.equal('quantity:potatoes')
  })

  it('asks nothing about what is sold by the piece, by the piece too, or by a measure that was said', () => {
    expect(writeQuestions(ask('6 eggs, 4 apples, 500 g mince'))).to.equal('')
  })
})
