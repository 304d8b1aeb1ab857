import { isCourtesy, readAnswer } from '@comanda/order-language/read-answer.js'
import { expect } from 'chai'

describe('a yes', () => {
  for (const text of [
    'yes',
    'Yes please!',
    'ok thanks',
    'that looks good',
    'go ahead, sure',
    '👍🏽',
    '✔️',
    'sí',
    'si\u0301', // a keyboard that writes the accent as a character of its own
    'SÍ',
    'siii',
    'sí, por favor',
    'si porfa',
    'sip',
    'claro que sí',
    'sí, está bien',
    'así está bien, gracias',
    'así es',
    'todo bien',
    'está perfecto',
    'correcto',
    'es correcto',
    'de acuerdo',
    'dale, gracias',
    'vale',
    'va',
    'órale',
    'listo',
    'exacto, confírmalo',
    'confirmado',
    'sí, todo correcto',
    'bueno',
    'sim',
    'Sim!',
    'sim, por favor',
    'simm',
    's',
    'ss',
    'isso',
    'isso mesmo',
    'é isso aí',
    'pode confirmar',
    'pode ser',
    'pode sim',
    'tá certo',
    'está certo',
    'tudo certo',
    'ta bom',
    'tá ótimo, obrigada',
    'beleza',
    'blz',
    'fechado',
    'perfeito, valeu',
    'claro',
    'com certeza',
  ]) {
    it(`is “${text}”`, () => {
      expect(readAnswer(text)).to.equal('yes')
    })
  }
})

describe('a no', () => {
  for (const text of [
    'no',
    'nope',
    'not yet',
    'no thanks',
    'no, gracias',
    'nop',
    'todavía no',
    'aún no',
    'no, todavía no',
    'así no',
    'no está bien',
    'no es correcto',
    'não',
    'NÃO',
    'na\u0303o',
    'nao obrigado',
    'n',
    'não, obrigada',
    'ainda não',
    'agora não',
    'não está certo',
    'não é isso',
  ]) {
    it(`is “${text}”`, () => {
      expect(readAnswer(text)).to.equal('no')
    })
  }
})

describe('neither a yes nor a no', () => {
  for (const text of [
    '',
    '?',
    'please',
    'por favor',
    'gracias',
    'obrigado',
    'that is all',
    'kkkk', // laughter
    'tudo bem?',
    'ok?',
    'yes but no onions',
    'yes and a coke',
    'sí pero sin cebolla',
    'sí, y una coca',
    'si no hay coca, una fanta',
    'no, una coca más',
    'sí o no',
    'está todo',
    'es',
    'está',
    'tudo',
    'sim, mas sem cebola',
    'sim e mais uma coca',
    'não, só uma',
    'pode mandar uma coca',
    'de',
    'con',
    'yes '.repeat(100),
  ]) {
    it(`is “${text.slice(0, 40)}”`, () => {
      expect(readAnswer(text)).to.equal(undefined)
    })
  }
})

describe('courtesy', () => {
  it('is “please” and its like, and no more', () => {
    for (const text of ['please', 'por favor', 'Por favor!', 'pfv', 'gracias'])
      expect(isCourtesy(text), text).to.equal(true)
    for (const text of ['yes please', 'por favor, calle 5', 'Gracia 5', 'please '.repeat(100)])
      expect(isCourtesy(text), text).to.equal(false)
  })
})
