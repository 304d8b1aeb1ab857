import { boldParts } from '@comanda/web/formatting/bold.js'
import { expect } from 'chai'

/** Bold between brackets, to be read. */
const shown = (text: string): string =>
  boldParts(text)
    .map(part => (part.isBold ? `[${part.text}]` : part.text))
    .join('')

describe('bold in a message', () => {
  it('is what stands between stars', () => {
    expect(shown('Your order is *#1*: 2 items')).to.equal('Your order is [#1]: 2 items')
    expect(shown('*1.* Margherita\n*2.* Pepperoni')).to.equal('[1.] Margherita\n[2.] Pepperoni')
    expect(shown('Total: *$12.50*')).to.equal('Total: [$12.50]')
  })

  it('leaves stars alone that mean something else', () => {
    for (const text of ['2*3*4', '* one * two', '5 * 3', '*open', 'one\n*two\nthree*', '**', '***', '']) {
      expect(shown(text)).to.equal(text)
    }
  })

  it('takes a long row of stars apart at once', () => {
    expect(boldParts('*a '.repeat(20_000))).to.have.length(1)
  })
})
