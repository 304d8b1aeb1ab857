import type { Category } from './case.js'

export const lanchoneteTalkCases: readonly Category[] = [
  [
    'um de vários vira outro',
    [
      [['3 x-salada', 'troca um por x-bacon'], '1 x_bacon | 2 x_salada'],
      [['3 x-salada', 'um deles sem tomate'], '1 x_salada -adicionais.tomate | 2 x_salada'],
      [['3 coxinhas', 'troca uma coxinha por um misto'], '1 misto | 2 coxinha'],
      [['um guaraná', 'não, quero um suco de laranja'], '1 suco_laranja'],
      [['2 coxinhas', 'nao, quero 3'], '3 coxinha'],
    ],
  ],
  [
    'endereços e nomes',
    [
      ['aqui é a Renata do bloco C, quero 2 coxinhas', '2 coxinha'],
      ['2 coxinhas, R. Sete de Setembro, 88 - Centro, troco p/ 50', '2 coxinha'],
      ['2 coxinhas p/ amanhã às 7h', '2 coxinha'],
      ['um x-salada para o apto 302, bairro Moema', '1 x_salada'],
      ['1 misto, jd. América', '1 misto'],
    ],
  ],
  [
    'o que se conta ao redor',
    [
      ['minha sogra chegou de surpresa, manda 4 coxinhas', '4 coxinha'],
      ['a gente tá morrendo de fome, 2 x-bacon por favor', '2 x_bacon'],
      ['quanto tá o quilo do queijo minas? me vê 300g', '0.3kg queijo_minas'],
      ['tá chovendo muito, dá pra entregar? 2 x-salada', '2 x_salada'],
    ],
  ],
]
