import { type Answers, listAnswers as list, listPhrases } from '../answers.js'

export const englishAnswers: Answers = {
  yes: {
    decisive: list(
      'y yes yep yeah yea yup yas yessir aye sure ok okay k correct right confirm confirmed perfect great good fine absolutely definitely alright lovely brilliant awesome excellent amazing',
    ),
    beside: list(
      'place it the order go ahead do thats that is all everything sounds looks send of course please now its',
    ),
    phrases: listPhrases(
      'go ahead|go for it|do it|please do|of course|send it|order it|place it|place the order|place my order|lets do it|lets go|spot on',
    ),
    clear: list('yes yep yeah yea yup sure confirm confirmed perfect absolutely'),
  },
  no: {
    decisive: list('n no not nope nah nop negative wrong incorrect'),
    beside: list('nvm nevermind never mind leave yet dont now thats that this is its it all right'),
    refuses: list('no'),
  },
  courtesy: list('oh ah thanks thank you so much please plz pls thx ty cheers'),
  connectives: list('and but just also only please'),
  reservations: list(
    'wait hold later if unless instead actually change changed cancel or not no nope yet sorry stop',
  ),
}
