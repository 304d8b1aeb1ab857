import { plainText, readFormat } from '@comanda/stand-in/phones/format.js'
import { expect } from 'chai'

describe("the phones' light formatting", () => {
  const text = (words: string) => ({ kind: 'text', text: words })

  it('reads bold, italic, strike and mono', () => {
    expect(readFormat('*a* _b_ ~c~ ```d```')).to.deep.equal([
      { kind: 'bold', pieces: [text('a')] },
      text(' '),
      { kind: 'italic', pieces: [text('b')] },
      text(' '),
      { kind: 'strike', pieces: [text('c')] },
      text(' '),
      { kind: 'mono', text: 'd' },
    ])
  })
  it('reads one inside the other, and nothing inside mono', () => {
    expect(readFormat('*_a_ b*')).to.deep.equal([
      { kind: 'bold', pieces: [{ kind: 'italic', pieces: [text('a')] }, text(' b')] },
    ])
    expect(readFormat('```*a*\n_b_```')).to.deep.equal([{ kind: 'mono', text: '*a*\n_b_' }])
  })
  for (const plain of ['2 * 3 * 4', 'snake_case_name', '*open', '* a *', '*a\nb*', '**', 'a*b*', '``````']) {
    it(`leaves ${JSON.stringify(plain)} as it is`, () => {
      expect(readFormat(plain)).to.deep.equal([text(plain)])
    })
  }
  it('leaves the marks out of a line in a list', () => {
    expect(plainText(readFormat('*Total* _27.50_'))).to.equal('Total 27.50')
  })
  it('comes to the end of a million marks that never close', () => {
    // what is super-linear doesn’t before mocha does
    const hostile = '*a _b ~c `d ```e '.repeat(100_000)
    expect(plainText(readFormat(hostile)).length).to.be.greaterThan(1_000_000)
  })
})
