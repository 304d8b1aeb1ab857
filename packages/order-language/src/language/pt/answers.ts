import { type Answers, listAnswers as list, listPhrases } from '../answers.js'

export const portugueseAnswers: Answers = {
  yes: {
    decisive: list(
      's ss sim isso certo certeza correto exato perfeito otimo bom bem beleza blz fechado fechou maravilha massa excelente combinado pode',
    ),
    beside: list('e ta tudo mesmo ai ser mandar fazer pedir fechar com quero eu agora entao'),
    phrases: listPhrases('manda ver|manda bala|manda ai|pode mandar'),
    clear: list('sim perfeito'),
  },
  no: {
    decisive: list('n nn nao errado mal'),
    beside: list('deixa pra la ja ainda agora assim melhor e ta isso bem certo correto'),
    refuses: list('nao'),
  },
  courtesy: list('ah oh obrigado obrigada muito brigado brigada obg valeu vlw por favor pfv pfvr'),
  connectives: list('e mas so tambem por favor'),
  reservations: list('aguarda depois se muda mudar melhor ainda ou desculpa calma nao'),
}
