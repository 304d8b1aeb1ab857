import { isCourtesy, readAnswer, readReaction, readYesAndMore } from '@comanda/order-language/read-answer.js'
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
    'yes plz',
    'yes pls',
    'Yes 😊',
    'yes😊🙏',
    'yup!',
    'ok send it',
    'send it please',
    'go ahead',
    'go for it',
    'please do',
    'perfect thanks',
    'perfect, thank you so much!',
    'sounds good thx',
    'yes that’s all',
    'that’s everything, yep',
    'no, that’s it. go ahead',
    'haha yes',
    'jajaja dale',
    'não, só isso. pode mandar',
    'no, eso es todo, dale',
    "that's it, yes please",
    'nothing else, yes',
    'sí por favor 😊',
    'si xfa',
    'dale',
    'dale, mandalo',
    'mándalo porfa',
    'ok envíalo',
    'va, gracias 🙌',
    'ya es todo, sí',
    'sí, es todo',
    'sería todo, sí gracias',
    'nada más, sí',
    'sim pode mandar',
    'pode mandar',
    'pode fazer sim',
    'manda ver',
    'isso, pode mandar 🙏',
    'só isso, sim',
    'é só isso mesmo, pode mandar',
    'sim, por enquanto é só',
    '👍',
    '👍👍',
    '👌🏾 thanks',
    'spot on, yes',
    'lovely, yes please',
    'now it’s right, yes',
    'sí sí, dale nomás',
    'ahora sí, correcto',
    'ya pe, confirmado 👌',
    'buenísimo, gracias',
    'agora sim',
    'maravilha, obrigado',
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
    'no 😅',
    'nah thx',
    "no that's wrong",
    'wrong',
    "that's not right",
    'no, está mal',
    'eso no es',
    'está errado',
    '👎',
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
    'yes?',
    'now',
    'ahora',
    'agora',
    'ya',
    'sí?',
    '¿sí?',
    'sim?',
    'perfect?',
    '😊',
    '🍕',
    'that’s it',
    'ya es todo',
    'só isso',
    'nothing else',
    'send me 2 cokes',
    'do you deliver',
    'yes and can you hurry',
    'go ahead and add a coke',
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

describe('what is said behind a yes', () => {
  for (const [text, rest] of [
    ['yes and can you hurry', 'can you hurry'],
    ['yes but leave it at the door', 'leave it at the door'],
    ['Yes, please ring the bell', 'ring the bell'],
    ['yep. are you open today?', 'are you open today?'],
    ['yes but no onions', 'no onions'],
    ['👍🏽 ring twice', 'ring twice'],
    ['sí, pero déjalo con el portero', 'déjalo con el portero'],
    ['si y que venga rápido por favor', 'venga rápido por favor'],
    ['sí sin cebolla', 'sin cebolla'],
    ['sim, mas deixa na portaria', 'deixa na portaria'],
    ['sim e mais uma coca', 'mais uma coca'],
    ['sim, não toca a campainha', 'não toca a campainha'],
  ] as const) {
    it(`is “${rest}” in “${text}”`, () => {
      expect(readYesAndMore(text)).to.equal(rest)
    })
  }

  for (const text of [
    'yes',
    'yes please',
    'yes thank you!',
    'ok leave it at the door', // only begins the sentence
    'leave it at the door',
    'yes but wait',
    'yes if it comes before 8',
    'yes, not yet',
    'yes or no',
    'yes, no',
    'yesterday was better',
    'si puedes, que venga caliente', // “if you can”
    'sí pero espera',
    'sí, mejor otra cosa',
    'sim, mas espera',
    'sim, se chegar antes das 8',
    'não, deixa na portaria',
    '',
  ]) {
    it(`is nothing in “${text}”`, () => {
      expect(readYesAndMore(text)).to.equal(undefined)
    })
  }
})

describe('a reaction', () => {
  it('says yes, no or nothing', () => {
    for (const emoji of ['👍', '👍🏿', '❤️', '❤', '👌', '✅', '✔️', '🙏'])
      expect(readReaction(emoji), emoji).to.equal('yes')
    for (const emoji of ['👎', '👎🏻', '❌']) expect(readReaction(emoji), emoji).to.equal('no')
    for (const emoji of ['😂', '😮', '😢', '', 'yes', '🍕'])
      expect(readReaction(emoji), emoji).to.equal(undefined)
  })
})
