import { type Answers, listAnswers as list } from '../answers.js'

export const englishAnswers: Answers = {
  yes: {
    decisive: list(
      'y yes yep yeah yea yup sure ok okay k correct right confirm confirmed perfect great good fine',
    ),
    beside: list('place it the order go ahead do thats that is all sounds looks'),
  },
  no: {
    decisive: list('n no not nope nah nop'),
    beside: list('yet dont now'),
  },
  courtesy: list('thanks thank you please'),
}
