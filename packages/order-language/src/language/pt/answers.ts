import { type Answers, listAnswers as list } from '../answers.js'

export const portugueseAnswers: Answers = {
  yes: {
    decisive: list(
      's ss sim isso certo certeza correto exato perfeito otimo bom bem beleza blz fechado fechou combinado pode',
    ),
    beside: list('e ta tudo mesmo ai ser mandar com quero eu'),
  },
  no: {
    decisive: list('n nn nao'),
    beside: list('ainda agora assim melhor e ta isso bem certo correto'),
  },
  courtesy: list('obrigado obrigada brigado brigada obg valeu vlw pfv'),
}
