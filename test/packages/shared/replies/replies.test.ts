import type { OrderLine } from '@comanda/shared/orders/types.js'
import { describeLine } from '@comanda/shared/replies/describe-line.js'
import { repliesIn } from '@comanda/shared/replies/replies.js'
import { expect } from 'chai'
import { line } from '../shop.js'

/** Intl separates by spaces that don't break; which ones is its business. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('replies', () => {
  it('count as the language does', () => {
    const placed = (language: string, count: number): string =>
      repliesIn(language).say('placed', { number: 1, count, total: '9', note: 'none', when: 'none' })
    expect(placed('en', 1)).to.include('1 item,')
    expect(placed('es-MX', 1)).to.include('1 producto,')
    expect(placed('es-MX', 2)).to.include('2 productos,')
    expect(placed('pt-BR', 1)).to.include('1 item,')
    expect(placed('pt-BR', 2)).to.include('2 itens,')
  })

  it('know a language by its tag, however it is written', () => {
    for (const tag of ['es', 'ES', 'es-MX', 'es-419', 'es-Latn-ES'])
      expect(repliesIn(tag).say('thanks'), tag).to.equal('¡De nada!')
    for (const tag of ['pt', 'pt-BR', 'pt-PT']) expect(repliesIn(tag).say('thanks'), tag).to.equal('De nada!')
  })

  it('are English, with English plurals and lists, in a language that has no texts', () => {
    const polish = repliesIn('pl')
    expect(polish.say('thanks')).to.equal('You’re welcome!')
    expect(polish.say('placedWhen', { minutes: 22 })).to.include('22 minutes')
    expect(polish.choices(['Pizza', 'Sides', 'Drinks'])).to.equal('Pizza, Sides, or Drinks')
    // figures stay as the shop's customers write them
    expect(polish.number(1.5)).to.equal('1,5')
  })

  it('list what may be chosen among in the shop’s language', () => {
    expect(repliesIn('es').choices(['Tacos', 'Postres', 'Bebidas'])).to.equal('Tacos, Postres o Bebidas')
    expect(repliesIn('pt-BR').choices(['Lanches', 'Sucos'])).to.equal('Lanches ou Sucos')
  })

  it('throw for a text that nobody wrote', () => {
    expect(() => repliesIn('es').say('thankz')).to.throw(RangeError)
  })
})

describe('a line of a cart', () => {
  const option = (name: string, amount: OrderLine['options'][number]['amount'], part?: 'left' | 'right') => ({
    group: 'toppings',
    option: name,
    name,
    amount,
    part,
  })

  const described = (language: string, currency: string): string =>
    plain(
      describeLine(
        line({
          quantity: 1.5,
          unit: 'kg',
          name: 'Pizza',
          totalMinor: 123_450,
          options: [
            option('a', 'normal'),
            option('b', 'none'),
            option('c', 'extra'),
            option('d', 'light'),
            option('e', 'double'),
            option('f', 2.5),
            option('g', 'normal', 'left'),
            option('h', 'extra', 'right'),
          ],
        }),
        currency,
        repliesIn(language),
      ),
    )

  it('is said in English', () => {
    expect(described('en', 'USD')).to.equal(
      '1.5 kg Pizza (a, no b, extra c, light d, double e, 2.5 × f, g on one half, extra h on the other half) · $1,234.50',
    )
  })

  it('is said in Spanish', () => {
    expect(described('es-MX', 'MXN')).to.equal(
      '1.5 kg Pizza (a, sin b, extra de c, un poco de d, doble de e, 2.5 × f, g en una mitad, extra de h en la otra mitad) · $1,234.50',
    )
    expect(described('es-ES', 'EUR'))
      .to.include('2,5 × f')
      .and.match(/· 1\.?234,50 €$/)
  })

  it('is said in Portuguese', () => {
    expect(described('pt-BR', 'BRL')).to.equal(
      '1,5 kg Pizza (a, sem b, c a mais, um pouco de d, e em dobro, 2,5 × f, g em uma metade, h a mais na outra metade) · R$ 1.234,50',
    )
  })
})
